#include "spool/delivery.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>
#include <vector>

#include "support/pipe.h"
#include "support/scratch.h"

using namespace std::chrono_literals;
using weir::Delivery;
using weir::DeliveryOptions;
using weir::Overflow;
using weir::Pipe;
using weir::Scratch;

namespace {

constexpr int many = 400'000;  // more than pipe and outlet hold

void bring(Delivery& delivery, int from, int count) {
  for (int i = from; i < from + count; ++i) {
    delivery.pending().append("line ").append(std::to_string(1'000'000 + i));
    delivery.end_line();
    if (i % 1000 != 0) continue;
    delivery.write_some();
    delivery.settle();
  }
  delivery.write_some();
  delivery.settle();
}

// The numbers of the lines that come out of the pipe until nothing waits.
std::vector<int> read_all(Delivery& delivery, int fd) {
  ::fcntl(fd, F_SETFL, O_NONBLOCK);
  std::string text(1 << 20U, '\0'), all;
  for (bool more = true; more;) {
    delivery.write_some();
    const ssize_t size = ::read(fd, text.data(), text.size());
    more = size > 0;
    if (more) all.append(text, 0, static_cast<std::size_t>(size));
  }
  std::vector<int> numbers;
  for (std::size_t at = 0; at < all.size(); at = all.find('\n', at) + 1)
    numbers.push_back(std::stoi(all.substr(at + 5, 7)) - 1'000'000);
  return numbers;
}

bool is_run(const std::vector<int>& numbers, int from, int count) {
  if (numbers.size() != static_cast<std::size_t>(count)) return false;
  for (int i = 0; i < count; ++i)
    if (numbers[static_cast<std::size_t>(i)] != from + i) return false;
  return true;
}

TEST_CASE("Delivery: a reader that stalls gets everything afterwards, in order") {
  Pipe pipe;
  Scratch scratch;
  DeliveryOptions options;
  SUBCASE("from memory") {}
  SUBCASE("from the spool") { options.spool = scratch / "spool"; }
  Delivery delivery{pipe.writer(), options};
  bring(delivery, 0, many);
  CHECK(delivery.is_waiting());
  CHECK(is_run(read_all(delivery, pipe.reader()), 0, many));
  CHECK_FALSE(delivery.is_waiting());
  CHECK(delivery.written_lines() == many);
  CHECK((delivery.spooled_lines() > 0) == !options.spool.empty());
}

TEST_CASE("Delivery: what a stalled reader didn't get is there for the next process") {
  Pipe pipe, next;
  Scratch scratch;
  const DeliveryOptions options{.spool = scratch / "spool"};
  std::vector<int> before;
  {
    Delivery delivery{pipe.writer(), options};
    bring(delivery, 0, many);
    CHECK(delivery.finish(0s) == 0);
  }
  ::fcntl(pipe.reader(), F_SETFL, O_NONBLOCK);
  std::string had(2 << 20U, '\0');
  had.resize(static_cast<std::size_t>(::read(pipe.reader(), had.data(), had.size())));
  const int whole = static_cast<int>(had.size() / 13);  // "line 1000000\n"

  Delivery delivery{next.writer(), options};
  const std::vector<int> after = read_all(delivery, next.reader());
  REQUIRE_FALSE(after.empty());
  CHECK(after.front() <= whole);
  CHECK(whole - after.front() < 20'000);  // an outletful may come again
  CHECK(is_run(after, after.front(), many - after.front()));
}

TEST_CASE("Delivery: without room left, blocking says so and drops nothing") {
  Pipe pipe;
  Delivery delivery{pipe.writer(), {.queue_size = 1000}};
  bring(delivery, 0, many);
  CHECK(delivery.is_blocked());
  CHECK(delivery.dropped_lines() == 0);
  CHECK(is_run(read_all(delivery, pipe.reader()), 0, many));
}

TEST_CASE("Delivery: the oldest that wait are dropped, where that is asked for") {
  Pipe pipe;
  Scratch scratch;
  DeliveryOptions options{
      .queue_size = 13'000, .spool_size = 13'000, .on_overflow = Overflow::DropOldest};
  SUBCASE("from memory") {}
  SUBCASE("from the spool") { options.spool = scratch / "spool"; }
  Delivery delivery{pipe.writer(), options};
  bring(delivery, 0, many);
  const std::vector<int> got = read_all(delivery, pipe.reader());
  CHECK(got.size() + delivery.dropped_lines() == many);
  CHECK(got.front() == 0);
  CHECK(got[got.size() - 1000] == many - 1000);
}

TEST_CASE("Delivery: a spool whose oldest lines are dropped stays small") {
  Pipe pipe;
  Scratch scratch;
  const std::string folder = scratch / "spool";
  Delivery delivery{
      pipe.writer(),
      {.spool = folder, .spool_size = 100'000, .on_overflow = Overflow::DropOldest}};
  bring(delivery, 0, many);
  std::uintmax_t bytes = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    bytes += entry.file_size();
  CHECK(bytes < 500'000);
}

TEST_CASE("Delivery: the newest are dropped, where that is asked for") {
  Pipe pipe;
  Delivery delivery{pipe.writer(),
                    {.queue_size = 13'000, .on_overflow = Overflow::DropNewest}};
  bring(delivery, 0, many);
  const std::vector<int> got = read_all(delivery, pipe.reader());
  CHECK(got.size() + delivery.dropped_lines() == many);
  CHECK(is_run(got, 0, static_cast<int>(got.size())));
}

TEST_CASE("Delivery: it fails, where that is asked for") {
  Pipe pipe;
  Delivery delivery{pipe.writer(), {.queue_size = 1000, .on_overflow = Overflow::Fail}};
  CHECK_THROWS_AS(bring(delivery, 0, many), std::runtime_error);
}

TEST_CASE("Delivery: lines that are lost in the end are counted") {
  Pipe pipe;
  Delivery delivery{pipe.writer(), {}};
  bring(delivery, 0, many);
  const std::uint64_t lost = delivery.finish(10ms);
  CHECK(lost > 0);
  CHECK(lost == delivery.waiting_lines());
}

}  // namespace

#include "ndjson/tally.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <string>

#include "support/memory_file.h"

using namespace std::chrono_literals;
using weir::MemoryFile;
using weir::steady_now;
using weir::Tally;
using weir::Waiter;

namespace {

// What `action` writes to stderr.
template <class Action>
std::string written_by(Action action) {
  const MemoryFile file;
  const int errors = ::dup(STDERR_FILENO);
  ::dup2(file.fd(), STDERR_FILENO);
  action();
  ::dup2(errors, STDERR_FILENO);
  ::close(errors);
  return file.text();
}

TEST_CASE("Tally: the counters as they stand, in the order they were shown") {
  std::array<std::uint64_t, 2> counters{12, 0};
  Tally tally;
  tally.show("in", [&] { return counters[0]; });
  tally.show("late", [&] { return counters[1]; });
  counters[1] = 3;
  const std::string line = written_by([&] { tally.write_line(); });
  CHECK(line.starts_with(R"({"tool":"unit-tests","seconds":)"));
  CHECK(line.ends_with(",\"in\":12,\"late\":3}\n"));
}

TEST_CASE("Tally: on a terminal, what there is of, and gone when it is cleared") {
  Tally tally;
  tally.show("in", [] { return 1'234'567; });
  tally.show("late", [] { return 0; });
  const std::string drawn =
      written_by([&] { tally.draw(), tally.clear(), tally.clear(); });
  CHECK(drawn.find("1,234,567 in,") != std::string::npos);
  CHECK(drawn.find("late") == std::string::npos);
  CHECK(drawn.ends_with("/s\r\033[K"));
}

TEST_CASE("Tally: statistics come every span and at the end, or never") {
  Tally tally;
  Waiter waiter;
  tally.show("in", [] { return 7; });
  SUBCASE("never") {
    tally.show_by(waiter, 0s, true);  // what is written to isn't a terminal
    CHECK(written_by([&] {
            waiter.sleep_until(steady_now() + 3ms);
            tally.end();
          }).empty());
  }
  SUBCASE("every span") {
    tally.show_by(waiter, 1ms, false);
    const std::string lines = written_by([&] {
      waiter.sleep_until(steady_now() + 20ms);
      tally.end();
    });
    CHECK(std::count(lines.begin(), lines.end(), '\n') >= 3);
  }
  SUBCASE("at the end") {
    tally.show_by(waiter, 1h, false);
    const std::string line = written_by([&] { tally.end(); });
    CHECK(line.ends_with(",\"in\":7}\n"));
  }
}

}  // namespace

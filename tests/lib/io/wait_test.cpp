#include "io/wait.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <array>
#include <system_error>

using namespace std::chrono_literals;
using weir::steady_now;
using weir::SteadyTime;
using weir::Waiter;

namespace {

// A pipe whose ends are closed with it, or before.
class Pipe {
 public:
  Pipe() { REQUIRE(::pipe(ends_.data()) == 0); }
  ~Pipe() {
    close_reader();
    ::close(ends_[1]);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  int reader() const { return ends_[0]; }
  int writer() const { return ends_[1]; }
  void close_reader() {
    if (ends_[0] >= 0) ::close(ends_[0]);
    ends_[0] = -1;
  }

 private:
  std::array<int, 2> ends_{};
};

TEST_CASE("Waiter: sleeps until the moment, and not less") {
  Waiter waiter;
  const SteadyTime moment = steady_now() + 3ms;
  CHECK(waiter.sleep_until(moment));
  CHECK(steady_now() >= moment);
}

TEST_CASE("Waiter: a moment that is over is not waited for") {
  Waiter waiter;
  const SteadyTime before = steady_now();
  CHECK(waiter.sleep_until(before - 1h));
  CHECK(steady_now() - before < 10s);
}

TEST_CASE("Waiter: chores come due while it sleeps") {
  int done = 0;
  Waiter waiter;
  waiter.every(1ms, [&] { ++done; });
  CHECK(waiter.sleep_until(steady_now() + 20ms));
  CHECK(done >= 2);
}

TEST_CASE("Waiter: a reader that goes ends a sleep at once") {
  Pipe pipe;
  Waiter waiter;
  waiter.end_with_reader_of(pipe.writer());
  CHECK(waiter.sleep_until(steady_now() + 1ms));
  pipe.close_reader();
  try {
    waiter.sleep_until(steady_now() + 1h);
    FAIL("it slept");
  } catch (const std::system_error& error) {
    CHECK((error.code() == std::errc::broken_pipe));
  }
}

TEST_CASE("Waiter: bytes that are there are readable without a wait") {
  Pipe pipe;
  Waiter waiter;
  bool waited = false;
  waiter.before_wait([&] { waited = true; });
  REQUIRE(::write(pipe.writer(), "x", 1) == 1);
  CHECK(waiter.readable(pipe.reader()));
  CHECK_FALSE(waited);
}

TEST_CASE("Waiter: what is to be done before a wait is done before it") {
  Pipe pipe;
  Waiter waiter;
  waiter.before_wait([&] { REQUIRE(::write(pipe.writer(), "x", 1) == 1); });
  CHECK(waiter.readable(pipe.reader()));
}

}  // namespace

#include "io/wait.h"

#include <doctest/doctest.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <string>
#include <system_error>

#include "support/pipe.h"

using namespace std::chrono_literals;
using weir::Pipe;
using weir::steady_now;
using weir::SteadyTime;
using weir::Waiter;

namespace {

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

TEST_CASE("Waiter: a moment that changes is asked for anew") {
  Waiter waiter;
  SteadyTime due = steady_now() + 2ms;
  int done = 0;
  waiter.when([&] { return due; },
              [&] {
                CHECK(steady_now() >= due);
                due = ++done < 3 ? steady_now() + 1ms : SteadyTime::max();
              });
  CHECK(waiter.sleep_until(steady_now() + 20ms));
  CHECK(done == 3);
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

TEST_CASE("Waiter: another descriptor is served while input is waited for") {
  Pipe input, other;
  Waiter waiter;
  short ready = 0;
  waiter.serve(
      [&] {
        return pollfd{other.reader(), POLLIN, 0};
      },
      [&](short events) {
        ready = events;
        char byte = 0;
        REQUIRE(::read(other.reader(), &byte, 1) == 1);
        REQUIRE(::write(input.writer(), "x", 1) == 1);
      });
  REQUIRE(::write(other.writer(), "x", 1) == 1);
  CHECK(waiter.readable(input.reader()));
  CHECK(ready == POLLIN);
}

TEST_CASE("Waiter: several are served, each where it is ready") {
  Pipe input, first, second;
  Waiter waiter;
  std::string served;
  const auto interest = [](const Pipe& pipe) {
    return [&] { return pollfd{pipe.reader(), POLLIN, 0}; };
  };
  waiter.serve(interest(first), [&](short) { served += "first "; });
  waiter.serve(interest(second), [&](short) {
    served += "second ";
    char byte = 0;
    REQUIRE(::read(second.reader(), &byte, 1) == 1);
    REQUIRE(::write(input.writer(), "x", 1) == 1);
  });
  REQUIRE(::write(second.writer(), "x", 1) == 1);
  CHECK(waiter.readable(input.reader()));
  CHECK(served == "second ");
}

TEST_CASE("Waiter: of several descriptors, the one that is ready says so") {
  const Pipe quiet, talking;
  Waiter waiter;
  REQUIRE(::write(talking.writer(), "x", 1) == 1);
  std::array<pollfd, 2> descriptors{
      {{quiet.reader(), POLLIN, 0}, {talking.reader(), POLLIN, 0}}};
  CHECK(waiter.wait_for(descriptors, steady_now() + 1h));
  CHECK(descriptors[0].revents == 0);
  CHECK(descriptors[1].revents == POLLIN);
}

TEST_CASE("Waiter: where none is ready, the moment or a chore ends the wait") {
  const Pipe quiet;
  std::array<pollfd, 1> descriptors{{{quiet.reader(), POLLIN, POLLIN}}};
  Waiter waiter;
  CHECK(waiter.wait_for(descriptors, steady_now() + 2ms));
  CHECK(descriptors[0].revents == 0);

  int done = 0;
  waiter.every(2ms, [&] { ++done; });
  CHECK(waiter.wait_for(descriptors, steady_now() + 1h));
  CHECK(done == 1);
}

TEST_CASE("Waiter: what is under way is settled before a chore, the later part first") {
  std::string done;
  Waiter waiter;
  waiter.before_wait([&] { done += "flush "; });
  waiter.before_wait([&] { done += "batch "; });
  waiter.every(1ms, [&] { done += "save "; });
  CHECK(waiter.sleep_until(steady_now() + 1500us));
  CHECK(done == "batch flush save ");
}

}  // namespace

#include "paced/departures.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <string>
#include <system_error>

using namespace std::chrono_literals;
using weir::Departures;
using weir::find_profile;
using weir::Fleet;
using weir::FleetOptions;
using weir::Pace;
using weir::steady_now;
using weir::SteadyTime;

namespace {

// What leaves, up to the 64 KiB that a pipe holds at least.
std::string departed(const FleetOptions& options, Pace pace) {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  Fleet fleet{find_profile("widget"), options};
  Departures{fleet, pace, ends[1]}.run();
  ::close(ends[1]);
  std::string text(std::size_t{64} * 1024, '\0');
  const ssize_t size = ::read(ends[0], text.data(), text.size());
  ::close(ends[0]);
  text.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
  return text;
}

TEST_CASE("Departures: the same bytes at any pace") {
  const FleetOptions options{.count = 100, .disorder = {.late = {0.2, 10s}}};
  const std::string text = departed(options, Pace{});
  CHECK(text.size() > 100 * 60);
  CHECK(text == departed(options, Pace{50'000}));
  CHECK(text == departed(options, Pace{2'000}));
}

TEST_CASE("Departures: no record leaves before its time") {
  const SteadyTime before = steady_now();
  departed({.count = 21}, Pace{1000});
  CHECK(steady_now() - before >= 20ms);
}

TEST_CASE("Departures: what is late still leaves at the end") {
  CHECK(departed({.count = 1, .disorder = {.late = {1, 1h}}}, Pace{}).ends_with("}\n"));
}

TEST_CASE("Departures: a reader that is gone ends it") {
  const auto before = std::signal(SIGPIPE, SIG_IGN);  // as every tool does
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  Fleet fleet{find_profile("widget"), {}};
  Departures departures{fleet, Pace{0.001}, ends[1]};
  ::close(ends[0]);
  try {
    departures.run();
    FAIL("it went on");
  } catch (const std::system_error& error) {
    CHECK((error.code() == std::errc::broken_pipe));
  }
  ::close(ends[1]);
  std::signal(SIGPIPE, before);
}

}  // namespace

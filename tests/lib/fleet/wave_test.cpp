#include "fleet/wave.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace std::chrono_literals;
using weir::heartbeat;
using weir::Time;
using weir::turn_of;
using weir::wave;

namespace {

constexpr double two_pi = 6.283185307179586;

TEST_CASE("wave: follows a sine to 0.002") {
  for (int i = -2000; i < 2000; ++i)
    REQUIRE(std::abs(wave(i / 1000.0) - std::sin(two_pi * i / 1000)) < 0.002);
}

TEST_CASE("wave: is 0 at its start and 1 a quarter later, exactly") {
  CHECK(wave(0) == 0);
  CHECK(wave(0.25) == 1);
  CHECK(wave(0.75) == -1);
}

TEST_CASE("heartbeat: comes back to where it began") {
  CHECK(heartbeat(0) == 2.10);
  CHECK(heartbeat(1) == 2.10);
  CHECK(heartbeat(0.9999999) == doctest::Approx(2.10));
  CHECK(heartbeat(3.24) == doctest::Approx(heartbeat(0.24)));
}

TEST_CASE("heartbeat: rises over a dome, and has a spike near its end") {
  CHECK(heartbeat(0.24) == 7.08);
  CHECK(heartbeat(0.89) == 5.94);
  CHECK(heartbeat(0.87) < heartbeat(0.89));
  CHECK(heartbeat(0.92) < heartbeat(0.89));
}

TEST_CASE("heartbeat: has no jumps") {
  for (int i = 0; i < 10'000; ++i)
    REQUIRE(std::abs(heartbeat((i + 1) / 10'000.0) - heartbeat(i / 10'000.0)) < 0.02);
}

TEST_CASE("heartbeat: rises without a rest from its foot to its dome") {
  for (int i = 10; i < 230; ++i)
    REQUIRE(heartbeat((i + 1) / 1000.0) - heartbeat(i / 1000.0) > 0.001);
}

TEST_CASE("turn_of: the fraction of the period that is over") {
  CHECK(turn_of(Time{90s}, 60s) == 0.5);
  CHECK(turn_of(Time{60s}, 60s) == 0);
  CHECK(turn_of(Time{-15s}, 60s) == 0.75);
}

}  // namespace

#include "time/time.h"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using weir::floor_to;
using weir::parse_duration;
using weir::Time;

namespace {

TEST_CASE("parse_duration: a whole number and its unit") {
  CHECK(parse_duration("250ms") == 250ms);
  CHECK(parse_duration("10s") == 10s);
  CHECK(parse_duration("5m") == 300s);
  CHECK(parse_duration("2d") == 48h);
  CHECK(parse_duration("0s") == 0s);
}

TEST_CASE("parse_duration: refuses all else") {
  for (const char* text : {"", "s", "10", "10x", "-1s", "1.5s", "1s ", "36501d",
                           "9223372036854775807d", "99999999999999999999s"})
    CHECK_MESSAGE(!parse_duration(text), text);
}

TEST_CASE("format_duration: what parse_duration reads back") {
  for (const char* text : {"250ms", "10s", "5m", "2d", "0s", "1us"})
    CHECK(weir::format_duration(*parse_duration(text)) == text);
}

TEST_CASE("floor_to: the last multiple that isn't after the time") {
  const Time noon{12h};
  CHECK(floor_to(noon, 5h, 0s) == Time{10h});
  CHECK(floor_to(noon, 6h, 0s) == noon);
  CHECK(floor_to(noon - 1ns, 6h, 0s) == Time{6h});
}

TEST_CASE("floor_to: before 1970 it still goes down") {
  CHECK(floor_to(Time{-1h}, 4h, 0s) == Time{-4h});
}

TEST_CASE("floor_to: an offset shifts every multiple") {
  CHECK(floor_to(Time{12h}, 6h, 1h) == Time{7h});
}

}  // namespace

#include "fleet/amount.h"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace std::chrono_literals;

namespace {

TEST_CASE("parse_share: a fraction or a percentage") {
  CHECK(weir::parse_share("0.01") == 0.01);
  CHECK(weir::parse_share("1%") == 0.01);
  CHECK(weir::parse_share("0.5%") == 0.005);
  CHECK(weir::parse_share("0") == 0);
  CHECK(weir::parse_share("1") == 1);
  CHECK(weir::parse_share("100%") == 1);
}

TEST_CASE("parse_share: refuses all else") {
  for (const char* text : {"", "%", "-1%", "1.01", "101%", "1 %", "1%%", "inf", "nan",
                           "1e-2", ".5", "+1", "x"})
    CHECK_THROWS_AS_MESSAGE(weir::parse_share(text), std::invalid_argument, text);
}

TEST_CASE("parse_whole: digits up to 2^64 - 1") {
  CHECK(weir::parse_whole("0") == 0);
  CHECK(weir::parse_whole("18446744073709551615") == UINT64_MAX);
  for (const char* text : {"", "-1", "+1", "1.5", "18446744073709551616", "1x", " 1"})
    CHECK_THROWS_AS_MESSAGE(weir::parse_whole(text), std::invalid_argument, text);
}

TEST_CASE("parse_time: what parse_timestamp reads, or why not") {
  CHECK(weir::parse_time("10") == weir::Time{10s});
  CHECK_THROWS_WITH_AS(weir::parse_time("noon"),
                       "noon: a time from 1900 to 2149 is wanted",
                       std::invalid_argument);
}

TEST_CASE("find_amount: nothing where it is no plain number") {
  CHECK(weir::find_amount("2.5") == 2.5);
  CHECK_FALSE(weir::find_amount("-2.5"));
  CHECK_FALSE(weir::find_amount("2.5x"));
}

}  // namespace

#include "alert/rate_limiter.h"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using namespace weir;

namespace {

constexpr SteadyTime noon{12h};

TEST_CASE("RateLimiter: without a limit it is always open") {
  RateLimiter limiter{{}};
  limiter.mark(noon);
  CHECK(limiter.opens() <= noon);
}

TEST_CASE("RateLimiter: in no span are there more than so many") {
  RateLimiter limiter{{2, 10s}};
  limiter.mark(noon);
  CHECK(limiter.opens() <= noon);
  limiter.mark(noon + 9s);
  CHECK(limiter.opens() == noon + 10s);
  limiter.mark(noon + 10s);
  CHECK(limiter.opens() == noon + 19s);
}

TEST_CASE("parse_rate: a number and a span, whose one need not be written") {
  for (const char* text : {"1/s", "1/1s"}) {
    const auto rate = parse_rate(text);
    REQUIRE(rate.has_value());
    CHECK(rate->count == 1);
    CHECK(rate->span == 1s);
  }
  CHECK(format_rate(*parse_rate("30/10s")) == "30/10s");
  CHECK(parse_rate("20/m")->span == 1min);
}

TEST_CASE("parse_rate: anything else is none") {
  for (const char* text :
       {"", "1", "1/", "/s", "0/s", "1/0s", "-1/s", "1/x", "1 / s", "10001/s", "1.5/s"})
    CHECK_FALSE(parse_rate(text).has_value());
}

}  // namespace

#include "kafka/outage.h"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using weir::Outage;
using weir::SteadyTime;

namespace {

constexpr SteadyTime noon{12h};

TEST_CASE("Outage: is told once, with the reason, and told to be over once") {
  Outage outage{"a:1", std::nullopt, noon};
  outage.because("Connection refused");
  CHECK(outage.news(noon + 1s) == "a:1: Connection refused; trying again");
  CHECK_FALSE(outage.news(noon + 2s));
  outage.reached();
  CHECK(outage.news(noon + 3s) == "a:1: reached again");
  CHECK_FALSE(outage.news(noon + 4s));
}

TEST_CASE("Outage: a short pause is not worth a word") {
  Outage outage{"a:1", std::nullopt, noon};
  outage.because("Connection refused");
  CHECK_FALSE(outage.news(noon + 1s - 1ns));
  outage.reached();
  CHECK_FALSE(outage.news(noon + 1s));
  CHECK(outage.is_reached());
}

TEST_CASE("Outage: without a reason it is waited longer for one") {
  Outage outage{"a:1", std::nullopt, noon};
  CHECK_FALSE(outage.news(noon + 5s - 1ns));
  CHECK(outage.news(noon + 5s) == "a:1: no answer; trying again");
}

TEST_CASE("Outage: begins when the last broker is lost, not when that is said again") {
  Outage outage{"a:1", 10s, noon};
  outage.reached();
  outage.lost(noon + 60s);
  outage.lost(noon + 65s);
  CHECK_FALSE(outage.given_up(noon + 70s - 1ns));
  CHECK(outage.given_up(noon + 70s) == "a:1: no answer, given up after 10s");
}

TEST_CASE("Outage: without a bound it is never given up") {
  const Outage outage{"a:1", std::nullopt, noon};
  CHECK_FALSE(outage.given_up(noon + 24h));
}

TEST_CASE("Outage: the reason of one is not that of the next") {
  Outage outage{"a:1", std::nullopt, noon};
  outage.because("Connection refused");
  outage.reached();
  CHECK_FALSE(outage.news(noon));
  outage.lost(noon);
  CHECK(outage.news(noon + 9s) == "a:1: no answer; trying again");
}

}  // namespace

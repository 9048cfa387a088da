#include "join/flapping.h"

#include <doctest/doctest.h>

using weir::Flapping;
using weir::parse_flap_limits;

namespace {

TEST_CASE("Flapping: begins above the one share and ends below the other") {
  Flapping flapping;
  const weir::FlapLimits limits{.low = 0.25, .high = 0.5};
  int changes = 0;
  while (!flapping.mark(true, limits)) ++changes;
  CHECK(changes == 8);  // nine of 1.2 and less are above 10; eight are not
  int quiet = 0;
  while (flapping.mark(false, limits)) ++quiet;
  CHECK(quiet == 14);  // of the nine, six or more are left until then
}

TEST_CASE("Flapping: one change, or one now and then, is none") {
  Flapping flapping;
  for (int i = 0; i < 100; ++i)
    CHECK(!flapping.mark(i % 3 == 0, {.low = 0.25, .high = 0.5}));
}

TEST_CASE("Flapping: all it remembers is in its bits") {
  Flapping one;
  for (int i = 0; i < 30; ++i) one.mark(i % 2 == 0, {.low = 0.1, .high = 0.3});
  Flapping other;
  other.set_bits(one.bits());
  CHECK(other.flaps());
  CHECK(other.bits() == one.bits());
  CHECK(other.mark(true, {.low = 0.5, .high = 0.5}) ==
        one.mark(true, {.low = 0.5, .high = 0.5}));
}

TEST_CASE("parse_flap_limits: two percentages, the lower first") {
  const auto limits = parse_flap_limits("25%,50.5%");
  REQUIRE(limits);
  CHECK(limits->low == 0.25);
  CHECK(limits->high == doctest::Approx(0.505));
  for (const char* text : {"", "25%", "25,50", "50%,25%", "-1%,5%", "1%,101%", "x%,5%",
                           "1%,2%,3%", "nan%,5%"})
    CHECK(!parse_flap_limits(text));
}

}  // namespace

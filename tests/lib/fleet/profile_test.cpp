#include "fleet/profile.h"

#include <doctest/doctest.h>

#include <stdexcept>

using weir::find_profile;

namespace {

TEST_CASE("find_profile: by name") {
  CHECK(find_profile("cpu").fields.size() == 4);
  CHECK(find_profile("widget").name == "widget");
}

TEST_CASE("find_profile: names the nearest, or all") {
  CHECK_THROWS_WITH_AS(find_profile("wigdet"),
                       "no profile wigdet; did you mean widget?",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(find_profile("x"),
                       "no profile x; there are cpu, climate, widget, waveform",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(find_profile(""),
                       "a profile is wanted: cpu, climate, widget, waveform",
                       std::invalid_argument);
}

TEST_CASE("Profile: more devices make more records, unless they take turns") {
  CHECK(find_profile("cpu").rate(7) == 70);
  CHECK(find_profile("climate").rate(100) == 100);
  CHECK(find_profile("widget").rate(100) == 1);
}

TEST_CASE("Profile: makes a model with as many series as there are devices") {
  CHECK(find_profile("climate").make(12, 1)->shape().series == 12);
}

}  // namespace

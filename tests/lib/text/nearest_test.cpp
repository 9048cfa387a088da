#include "text/nearest.h"

#include <doctest/doctest.h>

#include <array>
#include <string>

using weir::nearest;

namespace {

constexpr std::array<std::string_view, 4> words{"avg", "stddev", "median", "max"};

TEST_CASE("nearest: a letter amiss, missing, too many, or two swapped") {
  CHECK(nearest("avgg", words) == "avg");
  CHECK(nearest("medain", words) == "median");
  CHECK(nearest("stdev", words) == "stddev");
  CHECK(nearest("mx", words) == "max");
}

TEST_CASE("nearest: nothing where nothing is near") {
  CHECK(nearest("frobnicate", words).empty());
  CHECK(nearest("", words).empty());
  CHECK(nearest(std::string(1000, 'a'), words).empty());
}

}  // namespace

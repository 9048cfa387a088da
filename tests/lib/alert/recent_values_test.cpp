#include "alert/recent_values.h"

#include <doctest/doctest.h>

using weir::RecentValues;

namespace {

std::vector<double> list(std::span<const double> values) {
  return {values.begin(), values.end()};
}

using Values = std::vector<double>;

TEST_CASE("RecentValues: keeps the last of each key") {
  RecentValues recent{2, 10};
  CHECK(list(recent.add("a", 1)) == Values{1});
  CHECK(list(recent.add("b", 9)) == Values{9});
  CHECK(list(recent.add("a", 2)) == Values{1, 2});
  CHECK(list(recent.add("a", 3)) == Values{2, 3});
}

TEST_CASE(
    "RecentValues: with one key too many, forgets the one that is longest quiet") {
  RecentValues recent{5, 2};
  recent.add("a", 1);
  recent.add("b", 1);
  recent.add("a", 2);
  recent.add("c", 1);
  CHECK(list(recent.add("a", 3)) == Values{1, 2, 3});
  CHECK(list(recent.add("b", 2)) == Values{2});
}

}  // namespace

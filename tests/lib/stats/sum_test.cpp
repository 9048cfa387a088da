#include "stats/sum.h"

#include <doctest/doctest.h>

#include <limits>

using weir::Sum;

namespace {

TEST_CASE("Sum: what rounding would lose is kept") {
  Sum sum;
  for (const double value : {1e16, 1.0, -1e16}) sum.add(value);
  CHECK(sum.value() == 1);
}

TEST_CASE("Sum: merged sums keep it too") {
  Sum left, right;
  left.add(1e16);
  left.add(1);
  right.add(-1e16);
  left.merge(right);
  CHECK(left.value() == 1);
}

TEST_CASE("Sum: too large is infinite, not nonsense") {
  Sum sum;
  sum.add(1e308);
  sum.add(1e308);
  CHECK(sum.value() == std::numeric_limits<double>::infinity());
}

}  // namespace

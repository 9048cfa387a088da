#include "forest/gap.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <vector>

using weir::Gap;
using weir::gap_of;

namespace {

TEST_CASE("gap_of: as a sum dimension by dimension, for any number of them") {
  std::mt19937 random{1};  // NOLINT(*-msc51-cpp): the same each time
  std::uniform_real_distribution<float> any{-10, 10};
  for (std::size_t dimensions = 1; dimensions <= 40; ++dimensions) {
    std::vector<float> low, high, x;
    double outside = 0, range = 0;
    for (std::size_t i = 0; i < dimensions; ++i) {
      const auto [from, to] = std::minmax({any(random), any(random)});
      low.push_back(from);
      high.push_back(to);
      x.push_back(any(random));
      outside += x[i] < from ? from - x[i] : x[i] > to ? x[i] - to : 0;
      range += to - from;
    }
    const Gap gap = gap_of(low.data(), high.data(), x.data(), dimensions);
    CHECK(gap.outside == doctest::Approx(outside).epsilon(1e-5));
    CHECK(gap.range == doctest::Approx(range).epsilon(1e-5));
  }
}

TEST_CASE("gap_of: nothing is outside at the very edge") {
  const std::vector<float> low{0, 1, 2, 3, 4}, high{1, 2, 3, 4, 5};
  CHECK(gap_of(low.data(), high.data(), low.data(), 5).outside == 0);
  CHECK(gap_of(low.data(), high.data(), high.data(), 5).outside == 0);
}

}  // namespace

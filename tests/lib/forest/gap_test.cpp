#include "forest/gap.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <random>
#include <vector>

using weir::Gap;
using weir::gap_of;

namespace {

TEST_CASE("gap_of: as a sum dimension by dimension, for any number of them") {
  std::mt19937 random{1};  // NOLINT(*-msc51-cpp): the same each time
  std::uniform_real_distribution<float> any{-10, 10};
  for (std::size_t dimensions = 1; dimensions <= 100; ++dimensions) {
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
    for (std::size_t i = 0; i < dimensions; i += 2) std::swap(low[i], high[i]);
    const Gap swapped = gap_of(low.data(), high.data(), x.data(), dimensions);
    CHECK(swapped.outside == gap.outside);
    CHECK(swapped.range == gap.range);
  }
}

// What sixteen sums side by side come to.
float folded(const std::vector<float>& values) {
  std::array<float, 16> sums{};
  for (std::size_t i = 0; i < values.size(); ++i) sums[i % 16] += values[i];
  const auto four = [&](std::size_t i) {
    return (sums[i] + sums[i + 8]) + (sums[i + 4] + sums[i + 12]);
  };
  return (four(0) + four(2)) + (four(1) + four(3));
}

TEST_CASE("gap_of: bit for bit the same, however wide the registers are") {
  std::mt19937 random{2};
  std::uniform_real_distribution<float> any{-10, 10};
  for (const std::size_t dimensions : {16U, 48U, 160U}) {
    std::vector<float> a, b, x, outside, range;
    for (std::size_t i = 0; i < dimensions; ++i) {
      for (auto* values : {&a, &b, &x}) values->push_back(any(random));
      const auto [low, high] = std::minmax(a[i], b[i]);
      outside.push_back(std::max({low - x[i], x[i] - high, 0.0F}));
      range.push_back(high - low);
    }
    const Gap gap = gap_of(a.data(), b.data(), x.data(), dimensions);
    CHECK(gap.outside == folded(outside));
    CHECK(gap.range == folded(range));
  }
}

TEST_CASE("gap_of: nothing is outside at the very edge") {
  const std::vector<float> low{0, 1, 2, 3, 4}, high{1, 2, 3, 4, 5};
  CHECK(gap_of(low.data(), high.data(), low.data(), 5).outside == 0);
  CHECK(gap_of(low.data(), high.data(), high.data(), 5).outside == 0);
}

}  // namespace

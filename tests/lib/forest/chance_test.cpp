#include "forest/chance.h"

#include <doctest/doctest.h>

#include <array>
#include <cstdlib>

using weir::Chance;

namespace {

TEST_CASE("Chance: the same numbers for the same tree and point, others for others") {
  Chance one{1, 2}, same{1, 2}, other_tree{2, 2}, other_point{1, 3}, swapped{2, 1};
  const double first = one.uniform();
  CHECK(same.uniform() == first);
  CHECK(other_tree.uniform() != first);
  CHECK(other_point.uniform() != first);
  CHECK(swapped.uniform() != first);
  CHECK(one.uniform() != first);
}

TEST_CASE("Chance: uniform from 0 on and below 1, the first of each point too") {
  std::array<int, 10> counts{};
  for (std::uint64_t point = 0; point < 100'000; ++point) {
    const double first = Chance{7, point}.uniform();
    REQUIRE(first >= 0);
    REQUIRE(first < 1);
    ++counts[static_cast<std::size_t>(first * 10)];
  }
  // 10,000 each, give or take 95: five deviations.
  for (const int count : counts) CHECK(std::abs(count - 10'000) < 475);
}

}  // namespace

#include "forest/hull.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <vector>

using weir::hull_in;

namespace {

TEST_CASE("hull_in: the ends of all four corners, in any number of dimensions") {
  std::mt19937 random{1};  // NOLINT(*-msc51-cpp): the same each time
  std::uniform_real_distribution<float> any{-10, 10};
  for (std::size_t dimensions = 1; dimensions <= 100; ++dimensions) {
    std::vector<float> a, b, c, d, expected(2 * dimensions), ends(2 * dimensions);
    for (std::size_t i = 0; i < dimensions; ++i) {
      for (auto* corner : {&a, &b, &c, &d}) corner->push_back(any(random));
      expected[i] = std::min({a[i], b[i], c[i], d[i]});
      expected[dimensions + i] = std::max({a[i], b[i], c[i], d[i]});
    }
    hull_in(dimensions)(ends.data(), {a.data(), b.data()}, {c.data(), d.data()},
                        dimensions);
    CHECK((ends == expected));
  }
}

}  // namespace

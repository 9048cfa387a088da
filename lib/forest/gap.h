// How far a point is outside of a box.
#pragma once

#include <algorithm>
#include <cstddef>

namespace weir {

struct Gap {
  float outside = 0;  // the sum of the distances to the box, dimension by dimension
  float range = 0;    // the sum of the box's own lengths

  // The same in one more dimension.
  [[gnu::always_inline]] void add(float a, float b, float x) {
    outside += distance(a, b, x);
    range += std::max(a, b) - std::min(a, b);
  }

  // Of x from what is between a and b.
  [[gnu::always_inline]] static float distance(float a, float b, float x) {
    return std::max(0.0F, std::max(std::min(a, b) - x, x - std::max(a, b)));
  }
};

// Of x from a box, of which `a` and `b` are any two opposite corners.
using GapOf = Gap (*)(const float* a, const float* b, const float* x,
                      std::size_t dimensions);

// The fastest for so many dimensions on this machine; the sums are the same on all.
GapOf gap_in(std::size_t dimensions);

inline Gap gap_of(const float* a, const float* b, const float* x,
                  std::size_t dimensions) {
  return gap_in(dimensions)(a, b, x, dimensions);
}

}  // namespace weir

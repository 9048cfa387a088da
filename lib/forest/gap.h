// How far a point is outside of a box.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>

namespace weir {

struct Gap {
  float outside = 0;  // the sum of the distances to the box, dimension by dimension
  float range = 0;    // the sum of the box's own lengths

  // The same in one more dimension.
  void add(float a, float b, float x) {
    const float low = std::min(a, b), high = std::max(a, b);
    outside += std::max(std::max(low - x, x - high), 0.0F);
    range += high - low;
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

// Four dimensions at a time, in the compilers' own vectors: every x86-64 and ARM
// machine has such registers.
using Lanes [[gnu::vector_size(16)]] = float;
constexpr std::size_t lanes = sizeof(Lanes) / sizeof(float);

inline Lanes lanes_at(const float* values) {
  Lanes loaded;
  std::memcpy(&loaded, values, sizeof loaded);
  return loaded;
}

}  // namespace weir

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

// Four dimensions at a time, in the compilers' own vectors: every x86-64 and ARM
// machine has such registers. Where it has wider ones they are used, in many
// dimensions; the sums are the same on all.
using Lanes [[gnu::vector_size(16)]] = float;
constexpr std::size_t lanes = sizeof(Lanes) / sizeof(float);
constexpr std::size_t many_dimensions = 16;

// Requires: dimensions is a multiple of many_dimensions.
Gap gap_in_many(const float* a, const float* b, const float* x, std::size_t dimensions);

inline Lanes lanes_at(const float* values) {
  Lanes loaded;
  std::memcpy(&loaded, values, sizeof loaded);
  return loaded;
}

inline Lanes smaller(Lanes a, Lanes b) { return a < b ? a : b; }
inline Lanes larger(Lanes a, Lanes b) { return a > b ? a : b; }

inline float sum_of(Lanes values) {
  return (values[0] + values[2]) + (values[1] + values[3]);
}

// `a` and `b` are any two opposite corners of the box.
inline Gap gap_of(const float* a, const float* b, const float* x,
                  std::size_t dimensions) {
  Gap gap;
  std::size_t i = 0;
  if (dimensions >= many_dimensions) {
    i = dimensions - dimensions % many_dimensions;
    gap = gap_in_many(a, b, x, i);
  }
  if (dimensions - i >= lanes) {
    Lanes outside{}, range{};
    for (; i + lanes <= dimensions; i += lanes) {
      const Lanes one = lanes_at(a + i), other = lanes_at(b + i), at = lanes_at(x + i);
      const Lanes low = smaller(one, other), high = larger(one, other);
      outside += larger(larger(low - at, at - high), Lanes{});
      range += high - low;
    }
    gap.outside += sum_of(outside);
    gap.range += sum_of(range);
  }
  for (; i < dimensions; ++i) gap.add(a[i], b[i], x[i]);
  return gap;
}

}  // namespace weir

// How far a point is outside of a box.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>

namespace weir {

struct Gap {
  float outside = 0;  // the sum of the distances to the box, dimension by dimension
  float range = 0;    // the sum of the box's own lengths
};

// Four dimensions at a time, in the compilers' own vectors: every x86-64 and ARM
// machine has such registers, and the sums are the same on all.
using Lanes [[gnu::vector_size(16)]] = float;
constexpr std::size_t lanes = sizeof(Lanes) / sizeof(float);

inline Lanes lanes_at(const float* values) {
  Lanes loaded;
  std::memcpy(&loaded, values, sizeof loaded);
  return loaded;
}

inline Lanes larger(Lanes a, Lanes b) { return a > b ? a : b; }

inline float sum_of(Lanes values) {
  return (values[0] + values[2]) + (values[1] + values[3]);
}

// In one dimension: x is below the low end, or above the high one, or neither.
inline float distance(float low, float high, float x) {
  return std::max(std::max(low - x, x - high), 0.0F);
}

inline Gap gap_of(const float* low, const float* high, const float* x,
                  std::size_t dimensions) {
  Gap gap;
  std::size_t i = 0;
  if (dimensions >= lanes) {
    Lanes outside{}, range{};
    for (; i + lanes <= dimensions; i += lanes) {
      const Lanes from = lanes_at(low + i), to = lanes_at(high + i),
                  at = lanes_at(x + i);
      outside += larger(larger(from - at, at - to), Lanes{});
      range += to - from;
    }
    gap = {sum_of(outside), sum_of(range)};
  }
  for (; i < dimensions; ++i) {
    gap.outside += distance(low[i], high[i], x[i]);
    gap.range += high[i] - low[i];
  }
  return gap;
}

}  // namespace weir

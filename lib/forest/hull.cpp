#include "forest/hull.h"

#include <algorithm>
#include <cstring>

#include "forest/lanes.h"

namespace weir {
namespace {

// From the dimension `i` on.
[[gnu::always_inline]] inline void fit_rest(float* ends, const Corners& one,
                                            const Corners& other, std::size_t i,
                                            std::size_t dimensions) {
  const auto [a, b] = one;
  const auto [c, d] = other;
  for (; i < dimensions; ++i) {
    ends[i] = std::min(std::min(a[i], b[i]), std::min(c[i], d[i]));
    ends[dimensions + i] = std::max(std::max(a[i], b[i]), std::max(c[i], d[i]));
  }
}

void hull_in_few(float* ends, const Corners& one, const Corners& other,
                 std::size_t dimensions) {
  fit_rest(ends, one, other, 0, dimensions);
}

template <typename Vector>
[[gnu::always_inline]] inline void hull_by(float* ends, const Corners& one,
                                           const Corners& other,
                                           std::size_t dimensions) {
  constexpr std::size_t width = sizeof(Vector) / sizeof(float);
  std::size_t i = 0;
  for (; i + width <= dimensions; i += width) {
    Vector low, high;
    std::memcpy(&low, one.a + i, sizeof low);
    high = low;
    for (const float* corner : {one.b, other.a, other.b}) {
      Vector at;
      std::memcpy(&at, corner + i, sizeof at);
      low = at < low ? at : low;
      high = at > high ? at : high;
    }
    std::memcpy(ends + i, &low, sizeof low);
    std::memcpy(ends + dimensions + i, &high, sizeof high);
  }
  fit_rest(ends, one, other, i, dimensions);
}

#if defined(__x86_64__)
[[gnu::target("avx2")]] void hull_by_eight(float* ends, const Corners& one,
                                           const Corners& other,
                                           std::size_t dimensions) {
  hull_by<EightLanes>(ends, one, other, dimensions);
}

[[gnu::target("avx512f")]] void hull_by_sixteen(float* ends, const Corners& one,
                                                const Corners& other,
                                                std::size_t dimensions) {
  hull_by<SixteenLanes>(ends, one, other, dimensions);
}
#endif

}  // namespace

HullOf hull_in(std::size_t dimensions) {
  if (dimensions < many_dimensions) return hull_in_few;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) return hull_by_sixteen;
  if (__builtin_cpu_supports("avx2")) return hull_by_eight;
#endif
  return hull_by<Lanes>;
}

}  // namespace weir

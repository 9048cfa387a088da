#include "forest/gap.h"

#include <cstring>

#include "forest/lanes.h"

namespace weir {
namespace {

Lanes smaller(Lanes a, Lanes b) { return a < b ? a : b; }
Lanes larger(Lanes a, Lanes b) { return a > b ? a : b; }

float sum_of(Lanes values) { return (values[0] + values[2]) + (values[1] + values[3]); }

Gap gap_in_one(const float* a, const float* b, const float* x, std::size_t) {
  Gap gap;
  gap.add(*a, *b, *x);
  return gap;
}

// Adds what more dimensions have.
[[gnu::always_inline]] inline void add_more(Gap& gap, const float* a, const float* b,
                                            const float* x, std::size_t dimensions) {
  std::size_t i = 0;
  if (dimensions >= lanes) {
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
}

Gap gap_in_few(const float* a, const float* b, const float* x, std::size_t dimensions) {
  Gap gap;
  add_more(gap, a, b, x, dimensions);
  return gap;
}

// Sums go side by side, as many as it takes for one not to wait for the other; the
// width of the registers makes no difference to which are added to which.
template <typename Vector>
[[gnu::always_inline]] inline Gap gap_by(const float* a, const float* b, const float* x,
                                         std::size_t dimensions) {
  const std::size_t many = dimensions - dimensions % many_dimensions;
  constexpr std::size_t width = sizeof(Vector) / sizeof(float);
  constexpr std::size_t count = many_dimensions / width;
  Vector outside[count] = {}, range[count] = {};
  for (std::size_t i = 0; i < many; i += many_dimensions) {
    for (std::size_t k = 0; k < count; ++k) {
      Vector one, other, at;
      std::memcpy(&one, a + i + k * width, sizeof one);
      std::memcpy(&other, b + i + k * width, sizeof other);
      std::memcpy(&at, x + i + k * width, sizeof at);
      const Vector low = one < other ? one : other, high = one > other ? one : other;
      const Vector below = low - at, above = at - high;
      const Vector distance = below > above ? below : above;
      outside[k] += distance > Vector{} ? distance : Vector{};
      range[k] += high - low;
    }
  }
  Lanes sums[2][many_dimensions / lanes];
  std::memcpy(sums[0], outside, sizeof sums[0]);
  std::memcpy(sums[1], range, sizeof sums[1]);
  for (auto& sum : sums) sum[0] = (sum[0] + sum[2]) + (sum[1] + sum[3]);
  Gap gap{sum_of(sums[0][0]), sum_of(sums[1][0])};
  if (many < dimensions) add_more(gap, a + many, b + many, x + many, dimensions - many);
  return gap;
}

#if defined(__x86_64__)
[[gnu::target("avx2")]] Gap gap_by_eight(const float* a, const float* b, const float* x,
                                         std::size_t dimensions) {
  return gap_by<EightLanes>(a, b, x, dimensions);
}

[[gnu::target("avx512f")]] Gap gap_by_sixteen(const float* a, const float* b,
                                              const float* x, std::size_t dimensions) {
  return gap_by<SixteenLanes>(a, b, x, dimensions);
}
#endif

}  // namespace

GapOf gap_in(std::size_t dimensions) {
  if (dimensions == 1) return gap_in_one;
  if (dimensions < many_dimensions) return gap_in_few;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) return gap_by_sixteen;
  if (__builtin_cpu_supports("avx2")) return gap_by_eight;
#endif
  return gap_by<Lanes>;
}

}  // namespace weir

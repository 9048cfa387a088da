#include "forest/gap.h"

namespace weir {
namespace {

// Sums go side by side, as many as it takes for one not to wait for the other; the
// width of the registers makes no difference to which are added to which.
template <typename Vector>
[[gnu::always_inline]] inline Gap gap_by(const float* a, const float* b, const float* x,
                                         std::size_t dimensions) {
  constexpr std::size_t width = sizeof(Vector) / sizeof(float);
  constexpr std::size_t count = many_dimensions / width;
  Vector outside[count] = {}, range[count] = {};
  for (std::size_t i = 0; i < dimensions; i += many_dimensions) {
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
  return {sum_of(sums[0][0]), sum_of(sums[1][0])};
}

#if defined(__x86_64__)
using EightLanes [[gnu::vector_size(32)]] = float;
using SixteenLanes [[gnu::vector_size(64)]] = float;

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

Gap gap_in_many(const float* a, const float* b, const float* x,
                std::size_t dimensions) {
#if defined(__x86_64__)
  static const bool has_sixteen = __builtin_cpu_supports("avx512f");
  static const bool has_eight = __builtin_cpu_supports("avx2");
  if (has_sixteen) return gap_by_sixteen(a, b, x, dimensions);
  if (has_eight) return gap_by_eight(a, b, x, dimensions);
#endif
  return gap_by<Lanes>(a, b, x, dimensions);
}

}  // namespace weir

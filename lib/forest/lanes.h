// Lanes: several dimensions at a time.
#pragma once

#include <cstddef>
#include <cstring>

namespace weir {

// Four dimensions at a time, in the compilers' own vectors: every x86-64 and ARM
// machine has such registers.
using Lanes [[gnu::vector_size(16)]] = float;
constexpr std::size_t lanes = sizeof(Lanes) / sizeof(float);

inline Lanes lanes_at(const float* values) {
  Lanes loaded;
  std::memcpy(&loaded, values, sizeof loaded);
  return loaded;
}

// From so many dimensions on, wider registers are used where the machine has them.
constexpr std::size_t many_dimensions = 16;
#if defined(__x86_64__)
using EightLanes [[gnu::vector_size(32)]] = float;
using SixteenLanes [[gnu::vector_size(64)]] = float;
#endif

}  // namespace weir

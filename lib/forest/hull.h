// The smallest box around two others.
#pragma once

#include <cstddef>

namespace weir {

// Any two opposite ones of a box.
struct Corners {
  const float *a, *b;
};

// Writes its low ends, and behind them the high ones.
using HullOf = void (*)(float* ends, const Corners& one, const Corners& other,
                        std::size_t dimensions);

// The fastest for so many dimensions on this machine.
HullOf hull_in(std::size_t dimensions);

}  // namespace weir

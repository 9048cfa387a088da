// The one place that asks what time it is. What computes takes it as an argument.
#pragma once

#include "time/time.h"

namespace weir {

// The wall clock, for times that are written.
inline Time now() {
  return std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
}

// A clock that never jumps, for spans that are waited for.
using SteadyTime = std::chrono::steady_clock::time_point;
inline SteadyTime steady_now() { return std::chrono::steady_clock::now(); }

}  // namespace weir

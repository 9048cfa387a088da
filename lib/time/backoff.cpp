#include "time/backoff.h"

#include <algorithm>

namespace weir {

Duration Backoff::next() {
  // Not by <random>'s distributions, which differ from library to library.
  constexpr double one_in_2_to_the_53 = 0x1p-53;
  const double share = static_cast<double>(generator_() >> 11U) * one_in_2_to_the_53;
  const Duration half = limit_ / 2;
  const Duration wait =
      half + std::chrono::duration_cast<Duration>(
                 share * std::chrono::duration<double, Duration::period>(half));
  limit_ = std::min(limit_ * 2, most_);
  return wait;
}

}  // namespace weir

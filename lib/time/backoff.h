// Backoff: how long to wait before the next try at something that keeps failing.
//
//   Backoff backoff{1s, 60s, seed};
//   backoff.next();   // 1 s to 2 s
//   backoff.next();   // 2 s to 4 s, and so on, up to 30 s to 60 s
#pragma once

#include <cstdint>
#include <random>

#include "time/time.h"

namespace weir {

// Waits double, and each is drawn by chance from its upper half, so that those
// who failed together don't come back together.
class Backoff {
 public:
  // Every wait is from `least` to `most`. Requires: 0 < least, 2 * least <= most.
  Backoff(Duration least, Duration most, std::uint64_t seed)
      : least_{least}, most_{most}, limit_{2 * least}, generator_{seed} {}

  Duration next();

  // Begins anew with the shortest.
  void reset() { limit_ = 2 * least_; }

 private:
  Duration least_;
  Duration most_;
  Duration limit_;  // of the next wait
  std::mt19937_64 generator_;
};

}  // namespace weir

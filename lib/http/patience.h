// Patience: when to try again what failed, and when to give up.
//
//   Patience patience{5min, seed};
//   patience.after_failure(now, {})    // 1 s to 2 s
//   patience.after_failure(later, 7s)  // 7 s: the server asked for it
#pragma once

#include <cstdint>
#include <optional>

#include "io/clock.h"
#include "time/backoff.h"

namespace weir {

class Patience {
 public:
  // Gives up on what has failed for `bound`.
  Patience(Duration bound, std::uint64_t seed);

  // How long to wait before the next try, after one that failed at `now`. Where
  // the server `asked` for a wait, it is that. nullopt: it is no use any more.
  std::optional<Duration> after_failure(SteadyTime now, std::optional<Duration> asked);

  // From now on there is only `grace` left, for all that is still to come.
  void hurry(SteadyTime now, Duration grace);

  // What was tried is done; the next thing has the whole bound again.
  void after_success();

 private:
  Duration bound_;
  Backoff backoff_;
  std::optional<SteadyTime> first_failure_;
  std::optional<SteadyTime> last_call_;
};

}  // namespace weir

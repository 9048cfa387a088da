#include "http/patience.h"

#include <algorithm>

namespace weir {

using namespace std::chrono_literals;

Patience::Patience(Duration bound, std::uint64_t seed)
    : bound_{bound}, backoff_{1s, 60s, seed} {}

std::optional<Duration> Patience::after_failure(SteadyTime now,
                                                std::optional<Duration> asked) {
  if (!first_failure_) first_failure_ = now;
  Duration left = bound_ - (now - *first_failure_);
  if (last_call_) left = std::min<Duration>(left, *last_call_ - now);
  if (left <= 0s) return std::nullopt;
  // To come back earlier than asked is rude, to wait for nothing is silly.
  if (asked) return *asked <= left ? asked : std::nullopt;
  return std::min(backoff_.next(), left);
}

void Patience::hurry(SteadyTime now, Duration grace) {
  const SteadyTime end = now + grace;
  if (last_call_ && *last_call_ <= end) return;
  last_call_ = end;
  backoff_.reset();
}

void Patience::after_success() {
  first_failure_.reset();
  backoff_.reset();
}

}  // namespace weir

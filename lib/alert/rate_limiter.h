// RateLimiter: at most so many messages in any span.
//
//   RateLimiter limiter{{1, 1s}};
//   limiter.mark(noon);   // one left
//   limiter.opens();      // noon + 1s
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "io/clock.h"

namespace weir {

struct Rate {
  std::uint64_t count = 0;  // 0: there is no limit
  Duration span{};
};

// Reads "1/s", "20/m", "30/10s"; nullopt where it is anything else, or none, or more
// than 10000 in a span.
std::optional<Rate> parse_rate(std::string_view text);
// Writes it as parse_rate() reads it.
std::string format_rate(const Rate& rate);

class RateLimiter {
 public:
  explicit RateLimiter(const Rate& rate) : rate_{rate} {}

  bool is_limited() const { return rate_.count > 0; }

  // When the next message may leave.
  SteadyTime opens() const {
    return times_.size() < rate_.count || times_.empty() ? SteadyTime{}
                                                         : times_.front() + rate_.span;
  }
  // One leaves, or tries to.
  void mark(SteadyTime now);

 private:
  Rate rate_;
  std::deque<SteadyTime> times_;  // of the last `count`
};

}  // namespace weir

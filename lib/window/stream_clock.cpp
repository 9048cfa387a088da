#include "window/stream_clock.h"

namespace weir {

constexpr std::uint64_t jumps_to_believe = 10;

void StreamClock::observe_jump(Time time, Time now) {
  const Time limit = (started() ? newest_ : now) + *options_.max_jump;
  if (time <= limit) {
    newest_ = time;
    ahead_ = 0;
    return;
  }
  candidate_ = ahead_ == 0 ? time : std::min(candidate_, time);
  if (++ahead_ < jumps_to_believe) return;
  newest_ = candidate_;
  ahead_ = 0;
}

void StreamClock::save(Encoder& out) const {
  out.time(newest_);
  out.time(watermark_);
  out.whole(ahead_);
  out.time(candidate_);
}

void StreamClock::load(Decoder& in) {
  newest_ = in.time();
  watermark_ = in.time();
  ahead_ = in.whole();
  candidate_ = in.time();
}

}  // namespace weir

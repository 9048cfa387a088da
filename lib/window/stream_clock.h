// StreamClock: how far a stream has come, told by the times of its records.
//
//   StreamClock clock{{.delay = 10s}};
//   clock.observe(noon, now);
//   clock.watermark();  // noon - 10s: what is older is no longer waited for
#pragma once

#include <algorithm>
#include <optional>

#include "encoding/encoding.h"

namespace weir {

struct ClockOptions {
  Duration delay{};                    // how far out of order records may come
  std::optional<Duration> max_jump{};  // see observe()
};

class StreamClock {
 public:
  explicit StreamClock(const ClockOptions& options) : options_{options} {}

  // A record of `time` has come; `now` is the wall clock. With max_jump, a time
  // further ahead of all before (of the wall clock, where it is the first) moves
  // nothing: one device with a wrong clock must not close every window. Ten such
  // in a row do, as far as the earliest of them: then it is the stream that has
  // moved on.
  void observe(Time time, Time now) {
    if (time <= newest_)
      ahead_ = 0;
    else if (options_.max_jump)
      observe_jump(time, now);
    else
      newest_ = time;
    watermark_ = std::max(watermark_, newest_ - options_.delay);
  }

  // No record has come for `pause` of the wall clock: the stream is taken to have
  // gone on by as much.
  void pass(Duration pause) {
    if (started()) watermark_ = std::max(watermark_, newest_ + pause - options_.delay);
  }

  // No record has to be waited for any more that is older than this.
  Time watermark() const { return watermark_; }
  // The latest time of a record that moved the clock.
  Time newest() const { return newest_; }
  bool started() const { return newest_ != never; }

  void save(Encoder& out) const;
  void load(Decoder& in);

 private:
  // Before all times, and far enough from the least for a delay.
  static constexpr Time never = earliest_time - 2 * longest_span / 3;

  void observe_jump(Time time, Time now);

  ClockOptions options_;
  Time newest_ = never;
  Time watermark_ = never;
  std::uint64_t ahead_ = 0;  // records in a row that were too far ahead
  Time candidate_{};         // the earliest of them
};

}  // namespace weir

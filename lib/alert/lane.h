// Lane: the alerts for one receiver, on their way to it, oldest first.
//
//   lane.add(alert);
//   if (lane.waits() && lane.opens() <= now) ...send lane.message(channel)...
//   lane.sent(now);              // or
//   lane.put_off(now, outcome);  // nullopt: it is no use any more
//
// A receiver that asks for patience has it, and no other waits with it. Where only
// so many messages are allowed, what waits is gathered: of each key the latest, with
// how many more there were, and as many in one message as the channel joins.
#pragma once

#include <algorithm>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "alert/channel.h"
#include "alert/rate_limiter.h"
#include "http/patience.h"

namespace weir {

class Lane {
 public:
  // Gives up on what has failed for `retry`.
  Lane(Duration retry, const Rate& rate, std::uint64_t seed)
      : patience_{retry, seed}, limiter_{rate} {}

  // The alert as it waits, and the id of the one that it is told instead of.
  struct Added {
    const Alert& alert;
    std::optional<std::string> replaced{};
  };
  Added add(const Alert& alert);

  bool waits() const { return !message_.empty() || !waiting_.empty(); }
  std::size_t bytes() const { return bytes_; }
  std::size_t size() const { return message_.size() + waiting_.size(); }

  // When the next message may leave.
  SteadyTime opens() const { return std::max(opens_, limiter_.opens()); }

  // The next message: the same one until it is sent or taken. Requires: waits().
  std::span<const Alert> message(const Channel& channel);

  // How often the message was put off, and whether people were told.
  int failures() const { return failures_; }
  bool told() const { return told_; }
  void tell() { told_ = true; }

  // The message is with its receiver, or will never be: the next one's turn.
  void sent(SteadyTime now);

  // The message can't leave now. How long it waits; nullopt where it is no use.
  std::optional<Duration> put_off(SteadyTime now, const Outcome& outcome);

  // From now on there is only `left`. Where that is `at_once`, what waits for
  // another try has it now, unless the receiver minds.
  void hurry(SteadyTime now, Duration left, bool at_once);

  // Takes out all that waits, oldest first.
  std::vector<Alert> take_all();

 private:
  bool gathers(const Alert& next) const;

  Patience patience_;
  RateLimiter limiter_;
  std::deque<Alert> waiting_;
  std::vector<Alert> message_;
  std::size_t bytes_ = 0;
  SteadyTime opens_{};
  int failures_ = 0;
  bool firm_ = false;
  bool told_ = false;
};

// What an alert takes of memory, or about so much.
std::size_t size_of(const Alert& alert);

}  // namespace weir

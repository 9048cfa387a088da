// Outbox: gives alerts to a channel when it may, and sees that none is lost.
//
//   Outbox outbox{channel, ends.in, {.retry = 5min}};
//   outbox.post(alert);                    // leaves now, or waits
//   outbox.finish();                       // what waits has left, or is put aside
//   return outbox.end(ends.in.end());
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>

#include "alert/channel.h"
#include "alert/lane.h"
#include "ndjson/stream.h"

namespace weir {

struct OutboxOptions {
  Duration retry = std::chrono::minutes{5};               // gives up after that
  Rate rate{};                                            // of messages to a receiver
  std::size_t queue_size = std::size_t{8} * 1024 * 1024;  // waits in memory
};

class Outbox {
 public:
  // Once the process is asked to stop, this much longer is tried in all.
  static constexpr Duration grace = std::chrono::seconds{10};

  // Both must outlive it. What waits leaves while `in` waits for input.
  Outbox(Channel& channel, RecordReader& in, const OutboxOptions& options);

  Outbox(const Outbox&) = delete;
  Outbox& operator=(const Outbox&) = delete;

  // Sends the alert, with an id, or keeps it until it may leave; waits where too
  // much is kept. Where nothing can be sent any more, it says why; from then on it
  // has `in` end with what it has been given, and puts each record where rejected
  // lines go, or, where that is nowhere, on stderr as it is. False then.
  bool post(Alert& alert);

  bool failed() const { return failed_; }

  // To be called at the end of input: sends what waits, for as long as that may
  // help.
  void finish();

  // The exit status that comes of it all and of the reader's.
  int end(int status) const { return failed_ || refused_ ? 1 : status; }

 private:
  using Lanes = std::map<std::string, Lane, std::less<>>;

  Lane& lane_to(const std::string& to);
  void work();
  void send_next(Lane& lane);
  void settle(Lane& lane, std::span<const Alert> message, const Outcome& outcome);
  void put_off(Lane& lane, const Outcome& outcome);
  void give_up(const std::string& problem);
  void put_aside(const Alert& alert);
  void make_room();
  void hurry();

  SteadyTime next_opening() const;
  std::size_t bytes() const;

  Channel& channel_;
  RecordReader& in_;
  OutboxOptions options_;
  Lanes lanes_;
  std::string run_;
  std::uint64_t posted_ = 0;
  std::uint64_t sent_ = 0;
  bool failed_ = false;
  bool refused_ = false;
  bool hurried_ = false;
  SteadyTime quiet_until_{};
};

// 32 digits, by chance.
std::string random_run();

}  // namespace weir

// Outbox: gives alerts to a channel when it may, and sees that none is lost.
//
//   Outbox outbox{channel, ends.in, {.retry = 5min}};
//   outbox.post({&alert, 1});              // leaves now, or waits
//   outbox.finish();                       // what waits has left, or is kept
//   return outbox.end(ends.in.end());
//
// With a spool, an alert is in its file before the first try and until the last, so
// that what could not be sent is sent by the next run; and all that is at hand is
// there before any of it is sent. Without, what can't be sent is put aside.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>

#include "alert/channel.h"
#include "alert/lane.h"
#include "ndjson/stream.h"
#include "spool/journal.h"

namespace weir {

struct OutboxOptions {
  Duration retry = std::chrono::minutes{5};               // gives up after that
  Rate rate{};                                            // of messages to a receiver
  std::size_t queue_size = std::size_t{8} * 1024 * 1024;  // waits in memory
  std::string spool{};                                    // a folder, or empty
  std::size_t spool_size = std::size_t{16} * 1024 * 1024;
  Duration spool_age = std::chrono::hours{24 * 7};
};

class Outbox {
 public:
  // Once the process is asked to stop, this much longer is tried in all.
  static constexpr Duration grace = std::chrono::seconds{10};

  // Both must outlive it. What waits leaves while `in` waits for input. Throws as
  // Journal does.
  Outbox(Channel& channel, RecordReader& in, OutboxOptions options);

  Outbox(const Outbox&) = delete;
  Outbox& operator=(const Outbox&) = delete;

  // Sends the alerts to their receivers, each with an id, or keeps them until they
  // may leave; waits where too much is kept. Where nothing can be sent any more, it
  // says why; from then on it has `in` end with what it has been given, and keeps
  // what comes in the spool, or puts each record where rejected lines go, or, where
  // that is nowhere, on stderr as it is. False then.
  bool post(std::span<Alert> alerts);

  bool failed() const { return failed_; }

  // To be called at the end of input: sends what waits, for as long as that may
  // help.
  void finish();

  // The exit status that comes of it all and of the reader's.
  int end(int status) const { return failed_ || refused_ ? 1 : status; }

 private:
  using Lanes = std::map<std::string, Lane, std::less<>>;

  void load_spool();
  void post_one(Alert& alert, bool alone);
  Lane& lane_to(const std::string& to);
  void queue(Lane& lane, const Alert& alert);
  void keep(const Alert& alert);
  void done(const std::string& id);

  void work();
  void send_next(Lane& lane);
  void settle(Lane& lane, std::span<const Alert> message, const Outcome& outcome);
  void put_off(Lane& lane, const Outcome& outcome);
  void drop(Lane& lane, std::span<const Alert> message, const std::string& problem);
  void give_up(const std::string& problem);
  void leave_all();
  void put_aside(const Alert& alert);
  void make_room();
  void drop_oldest();
  void hurry(Duration left);

  SteadyTime next_opening() const;
  std::size_t bytes() const;
  std::uint64_t waiting() const;

  Channel& channel_;
  RecordReader& in_;
  OutboxOptions options_;
  std::optional<Journal> spool_;
  Lanes lanes_;
  std::string run_;
  std::uint64_t posted_ = 0;
  std::uint64_t sent_ = 0;
  bool failed_ = false;
  bool refused_ = false;
  bool stopping_ = false;
  bool spool_failed_ = false;
  SteadyTime quiet_until_{};
  SteadyTime worked_ = steady_now();
};

// 32 digits, by chance.
std::string random_run();

}  // namespace weir

// Delivery: lines to a reader that may stall, which doesn't stop those who bring
// them.
//
//   Delivery delivery{STDOUT_FILENO, {.spool = "waiting"}};
//   delivery.pending().append("one"), delivery.end_line();
//   delivery.write_some();
//   delivery.settle();           // now its sender can be told that it has arrived
//
// What the reader doesn't take at once waits in memory, or in the files of the
// spool, where it outlives the process; what is too much for that is dealt with as
// the options say.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "io/clock.h"
#include "io/outlet.h"
#include "spool/backlog.h"

namespace weir {

enum class Overflow { Block, DropOldest, DropNewest, Fail };

struct DeliveryOptions {
  std::size_t queue_size = std::size_t{64} * 1024 * 1024;
  std::string spool{};  // a folder, or empty
  std::size_t spool_size = std::size_t{1024} * 1024 * 1024;
  Overflow on_overflow = Overflow::Block;
};

class Delivery {
 public:
  // Throws std::system_error and std::runtime_error where the spool can't be used.
  Delivery(int fd, const DeliveryOptions& options);

  // To build a line in place: append to pending(), then end_line(), which is told of
  // newlines in it. Neither does anything but keep it.
  std::string& pending() { return batch_; }
  void end_line(std::uint64_t newlines = 0) {
    batch_.push_back('\n');
    in_batch_ += 1 + newlines;
    accepted_ += 1 + newlines;
  }

  // Writes what the reader takes without a wait. Throws std::system_error, whose
  // code is broken_pipe where the reader is gone, and std::runtime_error where there
  // is no room left for what it doesn't take, and that is to be the end.
  void write_some();

  // Puts what the reader hasn't taken where it is as safe as it gets. Throws
  // std::system_error where the spool fails.
  void settle();

  // True where there is no room for more, and nothing may be dropped: whoever brings
  // lines should wait.
  bool is_blocked() const {
    return options_.on_overflow == Overflow::Block && backlog_->bytes() >= room_;
  }

  // Something waits for the reader.
  bool is_waiting() const { return !outlet_.empty() || waiting_lines() > 0; }
  int fd() const { return outlet_.fd(); }

  // To be called last: goes on writing for `patience`, or, where what is left is safe
  // in the spool, as long as the reader takes it as it comes. Says what is left. How
  // many lines are lost. Throws as write_some() does.
  std::uint64_t finish(Duration patience);

  std::uint64_t written_lines() const { return accepted_ - dropped_ - waiting_lines(); }
  std::uint64_t waiting_lines() const {
    return backlog_->lines() + in_outlet_ + in_batch_;
  }
  std::uint64_t spooled_lines() const { return spooled_; }
  std::uint64_t dropped_lines() const { return dropped_; }

 private:
  void place();
  void append_newest();
  void make_room();
  void note_drop();
  void keep_direct();

  DeliveryOptions options_;
  Outlet outlet_;
  std::unique_ptr<Backlog> backlog_;
  std::size_t room_;

  std::string batch_;  // not placed yet
  std::uint64_t in_batch_ = 0;

  // What is in the outlet, and what of that isn't in the backlog's keeping; where
  // that began.
  std::uint64_t in_outlet_ = 0;
  std::string direct_;
  std::uint64_t direct_from_ = 0;

  std::uint64_t accepted_ = 0, spooled_ = 0, dropped_ = 0;
};

}  // namespace weir

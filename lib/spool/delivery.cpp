#include "spool/delivery.h"

#include <poll.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>

#include "io/report.h"
#include "spool/file_backlog.h"
#include "spool/memory_backlog.h"

namespace weir {

using namespace std::chrono_literals;

namespace {

// The outlet is given so much at a time; more would only wait twice.
constexpr std::size_t portion = 256 * 1024;
constexpr int portions_at_once = 16;
constexpr std::size_t largest_segment = std::size_t{16} * 1024 * 1024;
// A reader that takes nothing for so long has stalled.
constexpr Duration stalled = 100ms;

std::unique_ptr<Backlog> make_backlog(const DeliveryOptions& options) {
  if (options.spool.empty()) return std::make_unique<MemoryBacklog>();
  return std::make_unique<FileBacklog>(
      options.spool, std::min(largest_segment, options.spool_size / 4 + 1));
}

bool wait_for_room(int fd, Duration longest) {
  pollfd waiting{fd, POLLOUT, 0};
  const auto count = std::chrono::ceil<std::chrono::milliseconds>(longest).count();
  return ::poll(&waiting, 1, static_cast<int>(std::max<std::int64_t>(count, 0))) == 1;
}

}  // namespace

Delivery::Delivery(int fd, const DeliveryOptions& options)
    : options_{options},
      outlet_{fd},
      backlog_{make_backlog(options)},
      room_{options.spool.empty() ? options.queue_size : options.spool_size},
      accepted_{backlog_->lines()} {}

void Delivery::note_drop() {
  if (dropped_++ == 0) report("the reader is too slow: lines are dropped");
}

// The batch goes to the outlet, or behind what waits already.
void Delivery::place() {
  if (batch_.empty()) return;
  if (backlog_->lines() == 0 && outlet_.size() < portion) {
    if (direct_.empty()) direct_from_ = outlet_.bytes_written() + outlet_.size();
    outlet_.pending().append(batch_);
    in_outlet_ += in_batch_;
    if (backlog_->is_lasting()) direct_.append(batch_);
  } else if (options_.on_overflow == Overflow::DropNewest) {
    append_newest();
  } else {
    keep_direct();
    backlog_->append(batch_, in_batch_);
    if (backlog_->is_lasting()) spooled_ += in_batch_;
  }
  batch_.clear();
  in_batch_ = 0;
  make_room();
}

void Delivery::append_newest() {
  keep_direct();
  std::string_view rest = batch_;
  while (!rest.empty()) {
    const std::size_t size = rest.find('\n') + 1;
    if (backlog_->bytes() >= room_) {
      note_drop();
    } else {
      backlog_->append(rest.substr(0, size), 1);
      if (backlog_->is_lasting()) ++spooled_;
    }
    rest.remove_prefix(size);
  }
}

void Delivery::make_room() {
  if (backlog_->bytes() <= room_) return;
  if (options_.on_overflow == Overflow::Fail)
    throw std::runtime_error("the reader is too slow: " +
                             std::to_string(waiting_lines()) + " lines wait for it");
  while (options_.on_overflow == Overflow::DropOldest && backlog_->bytes() > room_) {
    backlog_->drop_oldest();
    note_drop();
  }
}

void Delivery::write_some() {
  place();
  for (int i = 0; i < portions_at_once; ++i) {
    outlet_.write_some();
    if (!outlet_.empty()) return;
    in_outlet_ = 0;
    direct_.clear();
    backlog_->done();
    in_outlet_ = backlog_->take(outlet_.pending(), portion);
    if (in_outlet_ == 0) return;
  }
}

// Whole lines of direct_ that the reader has need not be kept.
void Delivery::keep_direct() {
  if (direct_.empty()) return;
  const std::uint64_t written = std::max(outlet_.bytes_written(), direct_from_);
  const std::size_t begun = written - direct_from_;
  direct_.erase(0, std::string_view(direct_).substr(0, begun).rfind('\n') + 1);
  if (direct_.empty()) return;
  backlog_->append_taken(direct_);
  spooled_ +=
      static_cast<std::uint64_t>(std::count(direct_.begin(), direct_.end(), '\n'));
  direct_.clear();
}

void Delivery::settle() {
  place();
  keep_direct();
  backlog_->settle();
}

std::uint64_t Delivery::finish(Duration patience) {
  settle();
  const SteadyTime end = steady_now() + patience;
  for (write_some(); is_waiting(); write_some()) {
    const Duration left = end - steady_now();
    const Duration longest = backlog_->is_lasting() ? std::min(left, stalled) : left;
    if (longest <= 0s || !wait_for_room(outlet_.fd(), longest)) break;
  }
  if (dropped_ > 0) report(std::to_string(dropped_) + " lines were dropped");
  const std::uint64_t left = waiting_lines();
  if (left == 0) return 0;
  const std::string lines = std::to_string(left) + " lines ";
  if (backlog_->is_lasting()) {
    report(lines + "wait in " + options_.spool + " for the next run");
    return 0;
  }
  report(lines + "are lost, for their reader takes nothing");
  return left;
}

}  // namespace weir

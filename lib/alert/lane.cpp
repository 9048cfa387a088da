#include "alert/lane.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace weir {

std::size_t size_of(const Alert& alert) {
  std::size_t size = sizeof alert + alert.record.size() + alert.to.size() +
                     alert.key.size() + alert.thread.size() + alert.id.size();
  if (alert.text) size += alert.text->plain.size();
  for (const Text& part : alert.parts) size += sizeof part + part.plain.size();
  return size;
}

Lane::Added Lane::add(const Alert& alert) {
  bytes_ += size_of(alert);
  const auto same =
      limiter_.is_limited() && !alert.key.empty()
          ? std::find_if(waiting_.begin(), waiting_.end(),
                         [&](const Alert& waiting) { return waiting.key == alert.key; })
          : waiting_.end();
  if (same == waiting_.end()) {
    waiting_.push_back(alert);
    return {waiting_.back()};
  }
  bytes_ -= size_of(*same);
  const std::uint64_t more = same->more + 1;
  Added added{*same, std::exchange(*same, alert).id};
  same->more += more;
  return added;
}

bool Lane::gathers(const Alert& next) const {
  return limiter_.is_limited() ||
         (next.group != 0 && next.group == message_.back().group);
}

std::span<const Alert> Lane::message(const Channel& channel) {
  if (!message_.empty()) return message_;
  do {
    message_.push_back(std::move(waiting_.front()));
    waiting_.pop_front();
  } while (!waiting_.empty() && gathers(waiting_.front()) &&
           channel.joins(message_, waiting_.front()));
  return message_;
}

void Lane::sent(SteadyTime now) {
  limiter_.mark(now);
  for (const Alert& alert : message_) bytes_ -= size_of(alert);
  message_.clear();
  patience_.after_success();
  failures_ = 0;
  firm_ = told_ = false;
  opens_ = {};
}

std::optional<Duration> Lane::put_off(SteadyTime now, const Outcome& outcome) {
  ++failures_;
  limiter_.mark(now);
  firm_ = outcome.firm;
  const auto wait = patience_.after_failure(now, outcome.after);
  if (wait) opens_ = now + *wait;
  return wait;
}

void Lane::hurry(SteadyTime now, Duration left, bool at_once) {
  patience_.hurry(now, left);
  if (at_once && !firm_) opens_ = std::min(opens_, now);
}

std::vector<Alert> Lane::take_all() {
  std::vector<Alert> all = std::move(message_);
  std::move(waiting_.begin(), waiting_.end(), std::back_inserter(all));
  message_.clear();
  waiting_.clear();
  bytes_ = 0;
  return all;
}

}  // namespace weir

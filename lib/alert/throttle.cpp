#include "alert/throttle.h"

#include <stdexcept>
#include <utility>

namespace weir {

std::optional<std::uint64_t> Throttle::admit(std::string_view key, Time time) {
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) {
    add(key, time);
    return 0;
  }
  Entry& entry = *found->second;
  if (time < entry.last + every_ && entry.last < time + every_) {
    ++entry.held;
    return std::nullopt;
  }
  entry.last = time;
  entries_.splice(entries_.end(), entries_, found->second);
  return std::exchange(entry.held, 0);
}

void Throttle::add(std::string_view key, Time time) {
  if (entries_.size() >= most_) forget_oldest();
  entries_.push_back({std::string(key), time});
  by_key_.emplace(entries_.back().key, std::prev(entries_.end()));
}

void Throttle::forget_oldest() {
  const Entry& oldest = entries_.front();
  forgotten_.records += oldest.held;
  forgotten_.keys += oldest.held > 0 ? 1 : 0;
  by_key_.erase(oldest.key);
  entries_.pop_front();
}

Throttle::Untold Throttle::held() const {
  Untold untold;
  for (const Entry& entry : entries_) {
    untold.records += entry.held;
    untold.keys += entry.held > 0 ? 1 : 0;
  }
  return untold;
}

void Throttle::save(Encoder& out) const {
  out.whole(entries_.size());
  for (const Entry& entry : entries_) {
    out.text(entry.key);
    out.time(entry.last);
    out.whole(entry.held);
  }
}

void Throttle::load(Decoder& in) {
  by_key_.clear();
  entries_.clear();
  constexpr std::size_t smallest = 24;  // a text's length, a time, a number
  for (std::size_t count = in.count(smallest); count > 0; --count) {
    const std::string_view key = in.text();
    if (by_key_.contains(key)) throw std::runtime_error("a key is there twice");
    add(key, in.time());
    entries_.back().held = in.whole();
  }
}

}  // namespace weir

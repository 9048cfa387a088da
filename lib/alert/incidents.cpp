#include "alert/incidents.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "alert/alert_encoding.h"

namespace weir {

bool Incidents::admit(Alert& alert) {
  alert.more = 0;
  const auto found = by_key_.find(alert.key);
  const bool known = found != by_key_.end();
  const auto entry = known ? found->second : add(alert.key, alert.time);
  const Time time = alert.time;
  const bool told =
      !known || time >= entry->told + span() || entry->told >= time + span();
  const Duration back = std::max(span(), options_.resolved);
  if (time > entry->seen || entry->seen >= time + back) entry->seen = time;
  if (told) {
    entry->told = time;
    alert.more = std::exchange(entry->held, 0);
    entries_.splice(entries_.end(), entries_, entry);
  } else {
    ++entry->held;
  }
  if (!may_fall_due()) return told;
  entry->latest = alert;
  schedule(entry);
  return told;
}

std::optional<Alert> Incidents::due(Time now) {
  if (next_due() > now || due_.empty()) return std::nullopt;
  const Time moment = due_.begin()->first;
  const auto entry = due_.begin()->second;
  Alert alert = entry->latest;
  alert.time = moment;
  alert.more = std::exchange(entry->held, 0);
  if (options_.resolved > Duration{} && entry->seen + options_.resolved <= moment) {
    alert.resolved = true;
    forget(entry);
    return alert;
  }
  --alert.more;  // it is one of those itself
  entry->told = moment;
  entries_.splice(entries_.end(), entries_, entry);
  schedule(entry);
  return alert;
}

Time Incidents::due_time(const Entry& entry) const {
  Time time = latest_time;
  if (options_.resolved > Duration{}) time = entry.seen + options_.resolved;
  if (options_.repeat > Duration{} && entry.held > 0)
    time = std::min(time, entry.told + options_.repeat);
  return time;
}

Incidents::Entries::iterator Incidents::add(std::string_view key, Time time) {
  if (entries_.size() >= options_.most) forget_oldest();
  entries_.push_back({std::string(key), time, time});
  const auto entry = std::prev(entries_.end());
  entry->due = due_.end();
  by_key_.emplace(entry->key, entry);
  return entry;
}

void Incidents::schedule(Entries::iterator entry) {
  if (entry->due != due_.end()) due_.erase(entry->due);
  const Time time = due_time(*entry);
  entry->due = time == latest_time ? due_.end() : due_.emplace(time, entry);
}

void Incidents::forget(Entries::iterator entry) {
  if (entry->due != due_.end()) due_.erase(entry->due);
  by_key_.erase(entry->key);
  entries_.erase(entry);
}

void Incidents::forget_oldest() {
  const Entry& oldest = entries_.front();
  forgotten_.records += oldest.held;
  forgotten_.keys += oldest.held > 0 ? 1 : 0;
  forget(entries_.begin());
}

Incidents::Untold Incidents::held() const {
  Untold untold;
  for (const Entry& entry : entries_) {
    untold.records += entry.held;
    untold.keys += entry.held > 0 ? 1 : 0;
  }
  return untold;
}

void Incidents::save(Encoder& out) const {
  out.whole(entries_.size());
  for (const Entry& entry : entries_) {
    out.text(entry.key);
    out.time(entry.told);
    out.time(entry.seen);
    out.whole(entry.held);
    if (may_fall_due()) encode(out, entry.latest);
  }
}

void Incidents::load(Decoder& in) {
  due_.clear();
  by_key_.clear();
  entries_.clear();
  constexpr std::size_t smallest = 32;  // a text's length, two times, a number
  for (std::size_t count = in.count(smallest); count > 0; --count) {
    const std::string_view key = in.text();
    if (by_key_.contains(key)) throw std::runtime_error("a key is there twice");
    const auto entry = add(key, in.time());
    entry->seen = in.time();
    entry->held = in.whole();
    if (!may_fall_due()) continue;
    entry->latest = decode_alert(in);
    schedule(entry);
  }
}

}  // namespace weir

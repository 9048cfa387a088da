#include "alert/recent_values.h"

namespace weir {

std::span<const double> RecentValues::add(std::string_view key, double value) {
  std::vector<double>& values = entry_of(key).values;
  if (values.size() == most_values_) values.erase(values.begin());
  values.push_back(value);
  return values;
}

RecentValues::Entry& RecentValues::entry_of(std::string_view key) {
  const auto found = by_key_.find(key);
  if (found != by_key_.end()) {
    entries_.splice(entries_.end(), entries_, found->second);
    return *found->second;
  }
  if (entries_.size() == most_) {
    by_key_.erase(entries_.front().key);
    entries_.pop_front();
  }
  entries_.push_back({std::string(key), {}});
  by_key_.emplace(entries_.back().key, std::prev(entries_.end()));
  return entries_.back();
}

}  // namespace weir

// RecentValues: the last values of each key, for a chart of them.
//
//   RecentValues recent{60, 1000};
//   recent.add("doc", 93.25)   // all of doc's that are kept, this one last
#pragma once

#include <list>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace weir {

class RecentValues {
 public:
  // Keeps so many values of so many keys: where there are more keys, it forgets the
  // one whose last value is the oldest. Requires: both > 0.
  RecentValues(std::size_t values, std::size_t keys)
      : most_values_{values}, most_{keys} {}

  // Valid until the next call.
  std::span<const double> add(std::string_view key, double value);

 private:
  struct Entry {
    std::string key;
    std::vector<double> values;
  };

  Entry& entry_of(std::string_view key);

  std::size_t most_values_;
  std::size_t most_;
  std::list<Entry> entries_;  // the one with the oldest last value first
  std::unordered_map<std::string_view, std::list<Entry>::iterator> by_key_;
};

}  // namespace weir

#include "join/row_finder.h"

namespace weir {

constexpr std::size_t most_keys = 250'000;

std::optional<std::uint32_t> RowFinder::find_wild(const Table& table,
                                                  std::string_view key) {
  if (keys_.size() == most_keys) forget();
  const std::uint32_t number = keys_.find_or_add(key);
  if (number == rows_.size()) rows_.push_back(table.wildcards().find(key));
  return rows_[number];
}

void RowFinder::forget() {
  keys_.clear();
  rows_.clear();
}

}  // namespace weir

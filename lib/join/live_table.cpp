#include "join/live_table.h"

#include <algorithm>
#include <exception>
#include <stdexcept>
#include <utility>

namespace weir {

LiveTable::LiveTable(std::unique_ptr<TableSource> source, std::vector<std::string> key)
    : source_{std::move(source)}, key_{std::move(key)}, table_{source_->load(key_)} {
  if (table_ == nullptr)
    throw std::runtime_error(source_->name() + ": it is being written");
}

std::size_t LiveTable::place(const Table& table, const std::string& column) const {
  try {
    return table.wanted_column(column);
  } catch (const std::runtime_error& error) {
    throw std::runtime_error(source_->name() + ": " + error.what());
  }
}

std::size_t LiveTable::use(const std::string& column) {
  const auto found = std::find(used_.begin(), used_.end(), column);
  const auto use = static_cast<std::size_t>(found - used_.begin());
  if (found == used_.end()) {
    places_.push_back(place(*table_, column));
    used_.push_back(column);
  }
  return use;
}

std::string LiveTable::refresh() {
  if (!source_->changed()) return {};
  try {
    auto table = source_->load(key_);
    if (table == nullptr) return {};  // next time
    std::vector<std::size_t> places;
    for (const std::string& column : used_) places.push_back(place(*table, column));
    table_ = std::move(table);
    places_ = std::move(places);
    return std::exchange(outdated_, false) ? source_->name() + ": good again" : "";
  } catch (const std::exception& error) {
    if (std::exchange(outdated_, true)) return {};
    return std::string(error.what()) + "; going on with the table as it was";
  }
}

}  // namespace weir

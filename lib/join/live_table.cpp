#include "join/live_table.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "io/report.h"

namespace weir {

LiveTable::LiveTable(std::string name, std::shared_ptr<const Table> table)
    : name_{std::move(name)}, table_{std::move(table)} {}

std::size_t LiveTable::place(const Table& table, const std::string& column) const {
  try {
    return table.wanted_column(column);
  } catch (const std::runtime_error& error) {
    throw std::runtime_error(name_ + ": " + error.what());
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

std::string LiveTable::doubt(std::size_t use) const {
  const Table::Mix& mix = table_->mix(places_[use]);
  if (mix.others == 0 || mix.others > mix.numbers) return "";
  std::string said = name_ + ": " + used_[use] + " is not a number in row " +
                     std::to_string(mix.first_other + 1);
  if (mix.others > 1)
    said.append(", and in ").append(std::to_string(mix.others - 1)).append(" more");
  return said.append(": ").append(excerpt(cell(mix.first_other, use)));
}

std::string LiveTable::adopt(TableVersion version) {
  if (version.table == nullptr)
    return version.problem.empty() ? "" : stay(version.problem);
  try {
    std::vector<std::size_t> places;
    for (const std::string& column : used_)
      places.push_back(place(*version.table, column));
    table_ = std::move(version.table);
    places_ = std::move(places);
    ++loads_;
    return std::exchange(outdated_, false) ? name_ + ": good again" : "";
  } catch (const std::runtime_error& error) {
    return stay(error.what());
  }
}

std::string LiveTable::stay(const std::string& why) {
  return std::exchange(outdated_, true) ? ""
                                        : why + "; going on with the table as it was";
}

}  // namespace weir

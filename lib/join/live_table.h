// LiveTable: a table that is exchanged as a whole when its source changes.
//
//   LiveTable table{open_table_source("limits.csv"), {"hostname"}};
//   table.use({"limit"});
//   table.now().find(key);
//   table.refresh();  // from time to time; what is to be said of it, if anything
//
// A new version is loaded beside the old one and looked over first. As long as
// it won't do, the old one stays.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "join/table_source.h"

namespace weir {

class LiveTable {
 public:
  // Loads the table, its rows by the columns `key`. Throws as load() does.
  LiveTable(std::unique_ptr<TableSource> source, std::vector<std::string> key);

  // Valid until the next refresh().
  const Table& now() const { return *table_; }

  // A column that each version has to have; the place by which cell() knows it.
  // Throws std::runtime_error where the table doesn't have it.
  std::size_t use(const std::string& column);

  std::string_view cell(std::uint32_t row, std::size_t use) const {
    return table_->cell(row, places_[use]);
  }

  // Loads the table again, if it changed. What there is to say: that the new
  // version won't do, once, and that the table is good again; else nothing.
  std::string refresh();

 private:
  std::size_t place(const Table& table, const std::string& column) const;

  std::unique_ptr<TableSource> source_;
  std::vector<std::string> key_;
  std::shared_ptr<const Table> table_;
  std::vector<std::string> used_;
  std::vector<std::size_t> places_;  // of those in the table
  bool outdated_ = false;            // as the new version won't do
};

}  // namespace weir

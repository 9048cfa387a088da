// LiveTable: a table that is exchanged as a whole for its next version.
//
//   LiveTable table{"limits.csv", first};
//   table.use("limit");
//   table.now().find(key);
//   table.adopt(feed.take());  // what is to be said of it, if anything
//
// As long as a new version won't do, the old one stays.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "join/table_feed.h"

namespace weir {

class LiveTable {
 public:
  // Of that name, for messages. Requires: table isn't null.
  LiveTable(std::string name, std::shared_ptr<const Table> table);

  // Valid until the next adopt().
  const Table& now() const { return *table_; }

  // How many versions there were so far, which did.
  std::uint64_t loads() const { return loads_; }

  // A column that each version has to have; the place by which cell() knows it.
  // Throws std::runtime_error where the table doesn't have it.
  std::size_t use(const std::string& column);

  // What there is to say of the column's text where most that is in it are numbers,
  // and it is one that is measured; else nothing.
  std::string doubt(std::size_t use) const;

  std::string_view cell(std::uint32_t row, std::size_t use) const {
    return table_->cell(row, places_[use]);
  }

  // Takes a version in the place of the one before. What there is to say: that it
  // won't do, once, and that the table is good again; else nothing.
  std::string adopt(TableVersion version);

 private:
  std::string stay(const std::string& why);
  std::size_t place(const Table& table, const std::string& column) const;

  std::string name_;
  std::shared_ptr<const Table> table_;
  std::vector<std::string> used_;
  std::vector<std::size_t> places_;  // of those in the table
  std::uint64_t loads_ = 1;
  bool outdated_ = false;  // as the new version won't do
};

}  // namespace weir

// TableSource: where a table comes from, and whether it has changed there.
//
//   const auto source = open_table_source("limits.csv");
//   auto table = source->load({"hostname"});
//   if (source->changed()) table = source->load({"hostname"});
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "join/table.h"

namespace weir {

class TableSource {
 public:
  virtual ~TableSource() = default;

  // As people call it, for messages.
  virtual const std::string& name() const = 0;

  // The whole table as it is now, its rows by the columns `key`; null where it
  // changes at this very moment. Throws std::system_error or std::runtime_error
  // with the reason, which names the source.
  virtual std::shared_ptr<const Table> load(const std::vector<std::string>& key) = 0;

  // True where it may be another than at the last load().
  virtual bool changed() = 0;
};

// By what the name begins with, as in "sqlite:", or ends with, as in ".csv".
// Throws std::invalid_argument where it names no kind of table there is.
std::unique_ptr<TableSource> open_table_source(const std::string& name);

}  // namespace weir

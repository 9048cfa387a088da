// TableSource: where a table comes from, and whether it has changed there.
//
//   const auto source = open_table_source({.name = "limits.csv"});
//   auto table = source->load({"hostname"});
//   if (source->changed()) table = source->load({"hostname"});
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "join/table.h"

namespace weir {

// A table that can't be had now, but may be before long: its server is down.
class TableAway : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class TableSource {
 public:
  virtual ~TableSource() = default;

  // As people call it, for messages.
  virtual const std::string& name() const = 0;

  // The whole table as it is now, its rows by the columns `key`; null where it
  // changes at this very moment. Throws TableAway, std::system_error or
  // std::runtime_error with the reason, which names the source.
  virtual std::shared_ptr<const Table> load(const std::vector<std::string>& key) = 0;

  // True where it may be another than at the last load().
  virtual bool changed() = 0;

  // What is readable when there is something to listen to; -1: nothing is told.
  virtual int descriptor() const { return -1; }
  // Listens: true where the table has changed. Throws TableAway once nothing more
  // will be told, until the next load().
  virtual bool told() { return false; }
};

struct TableOptions {
  std::string name{};
  std::string password_file{};  // these two are PostgreSQL's: empty, the password is
  std::string listen{};         // libpq's to find; a channel to listen to
};

// By what the name begins with, as in "sqlite:", or ends with, as in ".csv". What
// takes long to load ends early, and throws, once `stop` is readable. Throws
// std::invalid_argument where the options are wrong, and std::system_error where the
// password can't be read.
std::unique_ptr<TableSource> open_table_source(const TableOptions& options, int stop);

}  // namespace weir

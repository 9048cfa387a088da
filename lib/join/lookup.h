// Lookup: for each record its row of a table.
//
//   Lookup lookup{{.table = {"limits.csv"}, .on = "host=hostname"}, reader};
//   const std::size_t limit = lookup.use("limit");
//   while (Record* record = reader.next()) {
//     if (!lookup.find(*record)) continue;
//     lookup.cell(limit);      // 80
//     lookup.add_to(*record);  // {"host":"doc","usage":93,"limit":80}
//   }
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "join/live_table.h"
#include "join/row_finder.h"
#include "ndjson/stream.h"

namespace weir {

struct LookupOptions {
  TableOptions table{};  // no name: none; then each record has a row of nothing
  std::string on{};      // field[=column],…
  std::string take{};  // the columns that are added: column,…; empty: all but the key
  std::string defaults{};  // as JSON, the row of keys that have none
  Duration refresh{};      // see every span whether the table changed; none: never
  Duration retry{};        // how long to wait for the table at first; none: for ever
};

class Lookup {
 public:
  // Waits for the table, asks the reader for the fields of the key, and has new
  // versions of the table taken while it reads. Throws std::invalid_argument where
  // the options are wrong, std::system_error or std::runtime_error where the table
  // won't do, and Stopped where the process is to stop before there is one.
  Lookup(const LookupOptions& options, RecordReader& in);

  Lookup(const Lookup&) = delete;
  Lookup& operator=(const Lookup&) = delete;

  // The fields of the record that make the key.
  const std::vector<Field>& key() const { return fields_; }

  // True where the table has such a column; never where there is no table.
  bool has(const std::string& column) const;
  // The number by which cell() knows it. Requires: the table has it.
  std::size_t use(const std::string& column);
  // Numbers are wanted there: where most are and some aren't, that is said of each
  // version of the table, unless it was of the one before.
  void measure(std::size_t use);

  // True where one of the columns that are added is called so.
  bool adds(std::string_view name) const;

  // Looks for the record's row; false where there is none, and no defaults.
  bool find(const Record& record) { return !table_ || find_row(record); }

  // Of the row at hand: the JSON text of a cell, empty where it is null.
  std::string_view cell(std::size_t use) const;
  // Whether its cells have types.
  Typing typing() const;

  // Adds the columns of the row at hand to the record.
  void add_to(Record& record) const {
    if (table_) add_columns(record);
  }

  // Why the record is rejected where it has no row.
  std::string complaint(const Record& record) const;

 private:
  struct Column {
    std::string name;
    std::size_t use;
    Target target;
  };

  void read_on(const std::string& on);
  void take_columns(const std::string& take, RecordReader& in);
  void await_table(Waiter& waiter);
  void adopt();
  void read_defaults(const std::string& json);
  bool find_row(const Record& record);
  void add_columns(Record& record) const;
  void doubt();

  std::vector<Field> fields_;
  std::vector<Slot> slots_;
  std::vector<std::string> key_columns_;
  std::optional<TableFeed> feed_;
  std::optional<LiveTable> table_;
  RowKey row_key_{Typing::Json, 1};
  RowFinder finder_;
  std::optional<std::uint32_t> row_;  // of the record at hand; none: the defaults
  std::optional<Table> defaults_;
  std::vector<std::optional<std::size_t>> default_places_;  // of what is used
  std::vector<Column> taken_;
  std::map<std::size_t, std::string> doubts_;  // of what is measured, as they were said
};

}  // namespace weir

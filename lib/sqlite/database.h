// SqliteDatabase: a file of SQLite's, to read from.
//
//   SqliteDatabase database{"limits.db", stop};
//   database.select("SELECT * FROM cpu", [&](const SqliteRow& row) {
//     row.name(0), row.cell(0);  // "hostname", "doc"
//   });
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

struct sqlite3;
struct sqlite3_stmt;

namespace weir {

// Bytes that are no text.
struct SqliteBytes {};
using SqliteCell =
    std::variant<std::monostate, std::int64_t, double, std::string_view, SqliteBytes>;

class SqliteRow {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_{statement} {}

  std::size_t width() const;
  std::string_view name(std::size_t column) const;
  // Valid as long as the row is at hand.
  SqliteCell cell(std::size_t column) const;

 private:
  sqlite3_stmt* statement_;
};

class SqliteDatabase {
 public:
  // What is asked of it later fails once `stop` is readable. All throw
  // std::runtime_error with SQLite's reason.
  SqliteDatabase(const std::string& file, int stop);

  // Calls `columns` once, with a row of which only the names count, and `each` for
  // every row. All rows are of one moment. Nothing can be written by `sql`, and it
  // is one statement.
  using Visit = std::function<void(const SqliteRow&)>;
  void select(const std::string& sql, const Visit& columns, const Visit& each) const;

  // Another number once somebody else has changed something.
  std::int64_t version() const;

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };

  std::unique_ptr<sqlite3, Close> database_;
  std::unique_ptr<int> stop_;  // its address stays
};

}  // namespace weir

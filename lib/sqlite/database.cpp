#include "sqlite/database.h"

#include <poll.h>
#include <sqlite3.h>

#include <stdexcept>

namespace weir {
namespace {

constexpr int patience = 5000;       // milliseconds, with one who writes
constexpr int steps_of_stop = 1000;  // of SQLite's machine, from look to look

[[noreturn]] void fail(sqlite3* database) {
  throw std::runtime_error(sqlite3_errmsg(database));
}

int is_to_stop(void* stop) {
  pollfd waiting{*static_cast<int*>(stop), POLLIN, 0};
  return ::poll(&waiting, 1, 0);
}

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

Statement prepare(sqlite3* database, const std::string& sql) {
  sqlite3_stmt* made = nullptr;
  const char* rest = nullptr;
  if (sqlite3_prepare_v2(database, sql.c_str(), static_cast<int>(sql.size()) + 1, &made,
                         &rest) != SQLITE_OK)
    fail(database);
  Statement statement{made};
  const std::string_view behind = rest;
  if (behind.find_first_not_of(" \t\r\n;") != behind.npos)
    throw std::runtime_error("the query is more than one statement");
  if (statement == nullptr || sqlite3_column_count(made) == 0)
    throw std::runtime_error("the query gives no rows");
  return statement;
}

}  // namespace

std::size_t SqliteRow::width() const {
  return static_cast<std::size_t>(sqlite3_column_count(statement_));
}

std::string_view SqliteRow::name(std::size_t column) const {
  return sqlite3_column_name(statement_, static_cast<int>(column));
}

SqliteCell SqliteRow::cell(std::size_t column) const {
  const int place = static_cast<int>(column);
  switch (sqlite3_column_type(statement_, place)) {
  case SQLITE_INTEGER:
    return std::int64_t{sqlite3_column_int64(statement_, place)};
  case SQLITE_FLOAT:
    return sqlite3_column_double(statement_, place);
  case SQLITE_TEXT: {
    const auto* text = static_cast<const char*>(sqlite3_column_blob(statement_, place));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, place));
    return size == 0 ? std::string_view("") : std::string_view(text, size);
  }
  case SQLITE_BLOB:
    return SqliteBytes{};
  default:
    return {};
  }
}

void SqliteDatabase::Close::operator()(sqlite3* database) const {
  sqlite3_close(database);
}

SqliteDatabase::SqliteDatabase(const std::string& file, int stop)
    : stop_{std::make_unique<int>(stop)} {
  sqlite3* opened = nullptr;
  const int result =
      sqlite3_open_v2(file.c_str(), &opened, SQLITE_OPEN_READONLY, nullptr);
  database_.reset(opened);
  if (result != SQLITE_OK) fail(opened);
  sqlite3_busy_timeout(opened, patience);
  sqlite3_progress_handler(opened, steps_of_stop, is_to_stop, stop_.get());
}

void SqliteDatabase::select(const std::string& sql, const Visit& columns,
                            const Visit& each) const {
  const Statement statement = prepare(database_.get(), sql);
  const SqliteRow row{statement.get()};
  columns(row);
  int step = SQLITE_OK;
  while ((step = sqlite3_step(statement.get())) == SQLITE_ROW) each(row);
  if (step != SQLITE_DONE) fail(database_.get());
}

std::int64_t SqliteDatabase::version() const {
  const Statement statement = prepare(database_.get(), "PRAGMA data_version");
  if (sqlite3_step(statement.get()) != SQLITE_ROW) fail(database_.get());
  return sqlite3_column_int64(statement.get(), 0);
}

}  // namespace weir

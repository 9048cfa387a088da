#include "sqlite/database.h"

#include <doctest/doctest.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cstdio>
#include <stdexcept>

#include "io/wake.h"
#include "support/scratch_database.h"

using weir::ScratchDatabase;
using weir::SqliteCell;
using weir::SqliteDatabase;
using weir::SqliteRow;

namespace {

std::string shown(const SqliteCell& cell) {
  if (const auto* whole = std::get_if<std::int64_t>(&cell))
    return std::to_string(*whole);
  if (const auto* real = std::get_if<double>(&cell)) return std::to_string(*real);
  if (const auto* text = std::get_if<std::string_view>(&cell))
    return "'" + std::string(*text) + "'";
  return std::holds_alternative<std::monostate>(cell) ? "null" : "bytes";
}

// Names, then rows, with spaces between the cells and commas behind the rows.
std::string selected(const SqliteDatabase& database, const std::string& sql) {
  std::string all;
  database.select(
      sql,
      [&](const SqliteRow& row) {
        for (std::size_t i = 0; i < row.width(); ++i) all.append(row.name(i)) += ' ';
        all += ',';
      },
      [&](const SqliteRow& row) {
        for (std::size_t i = 0; i < row.width(); ++i)
          all.append(shown(row.cell(i))) += ' ';
        all += ',';
      });
  return all;
}

TEST_CASE("SqliteDatabase: gives names, and cells by their type") {
  const ScratchDatabase file{
      "CREATE TABLE t (a, \"b c\");"
      "INSERT INTO t VALUES (1, 'x'), (2.5, NULL), ('', x'00');"};
  const SqliteDatabase database{file.path(), -1};
  CHECK(selected(database, "SELECT * FROM t") ==
        "a b c ,1 'x' ,2.500000 null ,'' bytes ,");
  CHECK(selected(database, "SELECT a FROM t WHERE 0;") == "a ,");
}

TEST_CASE("SqliteDatabase: says why it can't, and writes nothing") {
  const ScratchDatabase file{"CREATE TABLE t (a);"};
  const SqliteDatabase database{file.path(), -1};
  CHECK_THROWS_WITH_AS(selected(database, "SELECT * FROM u"), "no such table: u",
                       std::runtime_error);
  CHECK_THROWS_WITH_AS(selected(database, "SELECT 1; DROP TABLE t"),
                       "the query is more than one statement", std::runtime_error);
  CHECK_THROWS_WITH_AS(selected(database, "DELETE FROM t RETURNING a"),
                       "attempt to write a readonly database", std::runtime_error);
  CHECK_THROWS_WITH_AS(selected(database, "BEGIN"), "the query gives no rows",
                       std::runtime_error);
  CHECK_THROWS_WITH_AS(SqliteDatabase("/nowhere/t.db", -1),
                       "unable to open database file", std::runtime_error);
}

TEST_CASE("SqliteDatabase: its version changes with what others write") {
  const ScratchDatabase file{"CREATE TABLE t (a);"};
  const SqliteDatabase database{file.path(), -1};
  const auto before = database.version();
  CHECK(database.version() == before);
  file.execute("INSERT INTO t VALUES (1);");
  CHECK(database.version() != before);
}

TEST_CASE("SqliteDatabase: ends early when it is told to") {
  const ScratchDatabase file{""};
  const weir::Wake stop;
  const SqliteDatabase database{file.path(), stop.descriptor()};
  stop.raise();
  CHECK_THROWS_WITH_AS(
      selected(database,
               "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM "
               "n) SELECT count(*) FROM n"),
      "interrupted", std::runtime_error);
}

}  // namespace

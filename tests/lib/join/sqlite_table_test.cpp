#include "join/sqlite_table.h"

#include <doctest/doctest.h>

#include <cstdio>
#include <stdexcept>

#include "support/scratch_database.h"

using weir::ScratchDatabase;
using weir::SqliteTable;
using weir::Table;

namespace {

SqliteTable table_of(const ScratchDatabase& file, const std::string& parameters) {
  return SqliteTable{"sqlite:" + file.path() + "?" + parameters, -1};
}

std::string cell(const Table& table, std::string_view key, std::string_view column) {
  const auto row = table.find(key);
  return row ? std::string(table.cell(*row, *table.column(column))) : "no row";
}

std::string complaint(const ScratchDatabase& file, const std::string& parameters) {
  try {
    table_of(file, parameters).load({"k"});
    return "";
  } catch (const std::runtime_error& error) {
    const std::string why = error.what();
    REQUIRE(why.starts_with(file.path() + ": "));
    return why.substr(file.path().size() + 2);
  }
}

TEST_CASE("SqliteTable: cells are what they are in the file") {
  const ScratchDatabase file{
      "CREATE TABLE \"a table\" (k, v, w);"
      "INSERT INTO \"a table\" VALUES ('x', 1, 'it''s'), (5, 2.5, NULL), ('y', 9e999, "
      "0);"};
  const auto table = table_of(file, "table=a table").load({"k"});
  CHECK(table->columns() == std::vector<std::string>{"k", "v", "w"});
  CHECK(cell(*table, "\"x\"", "v") == "1");
  CHECK(cell(*table, "\"x\"", "w") == "\"it's\"");
  CHECK(cell(*table, "5", "v") == "2.5");
  CHECK(cell(*table, "5", "w").empty());
  CHECK(cell(*table, "\"y\"", "v").empty());
  CHECK(cell(*table, "\"5\"", "v") == "no row");
}

TEST_CASE("SqliteTable: a query's rows are a table too") {
  const ScratchDatabase file{
      "CREATE TABLE t (host, top);"
      "INSERT INTO t VALUES ('x', 1), ('y', 2);"};
  const auto table =
      table_of(file, "query=SELECT host AS k, top * 10 AS v FROM t WHERE top > 1")
          .load({"k"});
  CHECK(table->rows() == 1);
  CHECK(cell(*table, "\"y\"", "v") == "20");
}

TEST_CASE("SqliteTable: says what is wrong with it") {
  const ScratchDatabase file{
      "CREATE TABLE t (k, v); CREATE TABLE u (k, v);"
      "INSERT INTO t VALUES ('x', 1), ('x', 2);"
      "INSERT INTO u VALUES (NULL, x'FF');"};
  CHECK(complaint(file, "table=t") == "two rows have the key \"x\"");
  CHECK(complaint(file, "query=SELECT k, 1 FROM u") ==
        "a row has nothing in the column k, which is the key");
  CHECK(complaint(file, "table=u") ==
        "the column v holds bytes, which are no text; a query can leave them out");
  CHECK(complaint(file, "query=SELECT v AS v FROM t") == "it has no column k, but v");
  CHECK(complaint(file, "query=SELECT k, k FROM t") == "it has two columns k");
  CHECK(complaint(file, "table=k\" --") == "no such table: k\" --");
  CHECK(complaint(file, "query=SELECT 'a' AS k, CAST(x'FF' AS TEXT) AS v") ==
        "the column v holds a text that is not UTF-8: ...");
}

TEST_CASE("SqliteTable: has changed once somebody writes, or puts another file there") {
  const ScratchDatabase file{"CREATE TABLE t (k, v); INSERT INTO t VALUES ('x', 1);"};
  SqliteTable table = table_of(file, "table=t");
  CHECK(table.changed());
  table.load({"k"});
  CHECK(!table.changed());
  file.execute("UPDATE t SET v = 2;");
  CHECK(table.changed());
  CHECK(cell(*table.load({"k"}), "\"x\"", "v") == "2");

  const ScratchDatabase other{"CREATE TABLE t (k, v); INSERT INTO t VALUES ('x', 3);"};
  REQUIRE(std::rename(other.path().c_str(), file.path().c_str()) == 0);
  CHECK(table.changed());
  CHECK(cell(*table.load({"k"}), "\"x\"", "v") == "3");
  CHECK(!table.changed());
}

TEST_CASE("SqliteTable: a name has a file and one of table and query") {
  for (const char* name :
       {"sqlite:?table=t", "sqlite:a.db?mode=ro&table=t", "sqlite:a.db"})
    CHECK_THROWS_AS(SqliteTable(name, -1), std::invalid_argument);
}

}  // namespace

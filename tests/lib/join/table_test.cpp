#include "join/table.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

using weir::Table;
using weir::TableBuilder;
using weir::Typing;

namespace {

TEST_CASE("Table: a row is found by its key, its cells by their column") {
  TableBuilder builder{{"host"}, Typing::Json};
  builder.cell("host", "\"doc\"");
  builder.cell("limit", "80");
  builder.end_row(1);
  builder.cell("limit", "90.0");
  builder.cell("host", "\"happy\"");
  builder.end_row(2);
  const Table table = std::move(builder).build();

  CHECK(table.rows() == 2);
  CHECK(table.columns() == std::vector<std::string>{"host", "limit"});
  const auto limit = table.column("limit").value();
  CHECK(table.cell(table.find("\"doc\"").value(), limit) == "80");
  CHECK(table.cell(table.find("\"happy\"").value(), limit) == "90.0");
  CHECK(!table.find("\"dopey\""));
  CHECK(!table.column("top"));
}

TEST_CASE("Table: what a row doesn't have is empty, and so is null") {
  TableBuilder builder{{"host"}, Typing::Json};
  builder.cell("host", "1");
  builder.end_row(1);
  builder.cell("host", "2");
  builder.cell("late", "\"x\"");
  builder.end_row(2);
  builder.cell("host", "3");
  builder.cell("late", "null");
  builder.end_row(3);
  const Table table = std::move(builder).build();
  const auto late = table.column("late").value();
  CHECK(table.cell(0, late).empty());
  CHECK(table.cell(1, late) == "\"x\"");
  CHECK(table.cell(2, late).empty());
}

TEST_CASE("Table: a key may be of several columns") {
  TableBuilder builder{{"host", "cpu"}, Typing::Json};
  for (const char* host : {"\"doc\"", "\"happy\""}) {
    for (const char* cpu : {"1", "2"}) {
      builder.cell("cpu", cpu);
      builder.cell("host", host);
      builder.end_row(1);
    }
  }
  const Table table = std::move(builder).build();
  weir::RowKey key{Typing::Json, 2};
  key.add("\"happy\"");
  key.add("1");
  CHECK(table.find(key.text()) == 2U);
}

TEST_CASE("TableBuilder: two rows of one key are an error that names both") {
  TableBuilder builder{{"host"}, Typing::Json};
  builder.cell("host", "1");
  builder.end_row(3);
  builder.cell("host", "1");
  CHECK_THROWS_WITH_AS(builder.end_row(7), "lines 3 and 7 have the same key",
                       std::runtime_error);
}

TEST_CASE("TableBuilder: a row has its key") {
  TableBuilder builder{{"host"}, Typing::Json};
  SUBCASE("not null") {
    builder.cell("host", "null");
    CHECK_THROWS_WITH(builder.end_row(2),
                      "line 2: nothing in the column host, which is the key");
  }
  SUBCASE("nor nothing, as in a column that others have") {
    builder.column("host");
    builder.cell("limit", "5");
    CHECK_THROWS_WITH(builder.end_row(2),
                      "line 2: nothing in the column host, which is the key");
  }
}

TEST_CASE(
    "TableBuilder: a column of the key that isn't there is told, with the nearest") {
  TableBuilder builder{{"hostnme"}, Typing::Json};
  builder.column("hostname");
  builder.column("limit");
  CHECK_THROWS_WITH_AS(builder.want_key(), "it has no column hostnme; is it hostname?",
                       std::runtime_error);
  TableBuilder other{{"x"}, Typing::Json};
  other.column("hostname");
  CHECK_THROWS_WITH(std::move(other).build(), "it has no column x, but hostname");
}

TEST_CASE("Table: knows how many cells of a column are numbers") {
  TableBuilder builder{{"host"}, Typing::Json};
  const std::size_t host = builder.column("host"), limit = builder.column("limit");
  int row = 0;
  for (const char* json :
       {"1", "null", "\"2.5\"", "\"2 C\"", "", "[1]", "true", "-3e1"}) {
    builder.cell(host, std::to_string(++row));
    builder.cell(limit, json);
    builder.end_row(0);
  }
  const Table table = std::move(builder).build();
  CHECK(table.mix(limit).numbers == 3);
  CHECK(table.mix(limit).others == 3);
  CHECK(table.mix(limit).first_other == 3);
  CHECK(table.mix(host).others == 0);
}

TEST_CASE("Table: names the columns there are, where they aren't too many") {
  const auto complaint = [](std::size_t columns) -> std::string {
    TableBuilder builder{{}, Typing::Json};
    for (std::size_t i = 0; i < columns; ++i) builder.column("c" + std::to_string(i));
    try {
      static_cast<void>(std::move(builder).build().wanted_column("limit"));
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "";
  };
  CHECK(complaint(0) == "it has no column limit, but none");
  CHECK(complaint(2) == "it has no column limit, but c0, c1");
  CHECK(complaint(12).ends_with(", c10, c11"));
  CHECK(complaint(14).ends_with(", c10, c11 and 2 more"));
}

TEST_CASE("TableBuilder: a row has one cell in a column") {
  TableBuilder builder{{}, Typing::Json};
  builder.cell("a", "1");
  CHECK_THROWS_WITH_AS(builder.cell("a", "2"), "it has two cells in the column a",
                       std::runtime_error);
}

TEST_CASE("TableBuilder: there are at most a thousand columns") {
  TableBuilder builder{{"0"}, Typing::Json};
  for (int i = 0; i < 1000; ++i) builder.column(std::to_string(i));
  CHECK(builder.column("999") == 999);
  CHECK_THROWS_WITH(builder.column("1000"), "it has more than 1000 columns");
}

TEST_CASE("TableBuilder: without a key there is one row") {
  TableBuilder builder{{}, Typing::Json};
  builder.cell("a", "1");
  builder.end_row(1);
  CHECK_THROWS_AS(builder.end_row(2), std::runtime_error);
}

}  // namespace

#include "join/row_finder.h"

#include <doctest/doctest.h>

#include <initializer_list>

using weir::RowFinder;
using weir::Table;

namespace {

Table table_of(std::initializer_list<std::string_view> hosts) {
  weir::TableBuilder builder{{"host"}, weir::Typing::Json};
  std::uint64_t line = 0;
  for (const std::string_view host : hosts) {
    builder.cell("host", host);
    builder.end_row(++line);
  }
  return std::move(builder).build();
}

TEST_CASE("RowFinder: the row of just that key, then the nearest wildcard") {
  const Table table = table_of({"\"*\"", "\"web-*\"", "\"web-1\""});
  RowFinder finder;
  CHECK(finder.find(table, "\"web-1\"") == 2);
  CHECK(finder.find(table, "\"web-2\"") == 1);
  CHECK(finder.find(table, "\"web-2\"") == 1);
  CHECK(finder.find(table, "\"mail\"") == 0);
  CHECK(finder.find(table, "\"web-*\"") == 1);
}

TEST_CASE("RowFinder: a key without a row has none, also the second time") {
  const Table table = table_of({"\"web-*\""});
  RowFinder finder;
  CHECK(!finder.find(table, "\"mail\""));
  CHECK(!finder.find(table, "\"mail\""));
}

TEST_CASE("RowFinder: forgets what it found in another table") {
  RowFinder finder;
  CHECK(finder.find(table_of({"\"a\"", "\"*\""}), "\"x\"") == 1);
  finder.forget();
  CHECK(finder.find(table_of({"\"*\"", "\"a\""}), "\"x\"") == 0);
}

}  // namespace

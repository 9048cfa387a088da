#include "join/table_source.h"

#include <doctest/doctest.h>

#include <stdexcept>

namespace {

auto open_table_source(const std::string& name) {
  return weir::open_table_source({name}, -1);
}

TEST_CASE("open_table_source: a file by its ending") {
  CHECK(open_table_source("limits.csv")->name() == "limits.csv");
  CHECK(open_table_source("tables/a:b.ndjson") != nullptr);
  CHECK(open_table_source("./a:b.json") != nullptr);
  CHECK_THROWS_WITH_AS(open_table_source("limits.txt"),
                       "limits.txt: a table is a .csv, .json or .ndjson file",
                       std::invalid_argument);
}

TEST_CASE("open_table_source: a database by its scheme") {
  CHECK(open_table_source("sqlite:metrics.db?table=limits")->name() == "metrics.db");
  CHECK(open_table_source("postgresql://h/m?table=limits")->name() ==
        "postgresql://h/m");
  CHECK(open_table_source("postgres:///m?table=limits")->name() == "postgres:///m");
}

TEST_CASE("open_table_source: says which kinds it can't read") {
  CHECK_THROWS_WITH_AS(open_table_source("mysql://db/metrics?table=limits"),
                       "no reader for mysql: tables", std::invalid_argument);
  CHECK_THROWS_WITH_AS(weir::open_table_source({.name = "t.csv", .listen = "c"}, -1),
                       "--listen and --password-file are for tables of PostgreSQL",
                       std::invalid_argument);
}

}  // namespace

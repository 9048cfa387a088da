#include "join/postgres_table.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <system_error>

using weir::PostgresTable;
using weir::TableAway;

namespace {

// Where nobody listens; what a server does is in tests/live.
const std::string nobody = "postgresql://weir@127.0.0.1:1/m";

TEST_CASE("PostgresTable: a server that isn't there may come") {
  PostgresTable table{{.name = nobody + "?table=t", .listen = "c"}, -1};
  CHECK(table.name() == nobody);
  CHECK_THROWS_AS(table.load({"k"}), TableAway);
  CHECK(table.descriptor() == -1);
  CHECK(!table.told());
}

TEST_CASE("PostgresTable: refuses options that can't be meant") {
  CHECK_THROWS_AS(PostgresTable({.name = nobody}, -1), std::invalid_argument);
  CHECK_THROWS_AS(PostgresTable({.name = "postgresql://u:p@h/m?table=t"}, -1),
                  std::invalid_argument);
  CHECK_THROWS_AS(
      PostgresTable({.name = nobody + "?table=t", .password_file = "/nowhere"}, -1),
      std::system_error);
}

}  // namespace

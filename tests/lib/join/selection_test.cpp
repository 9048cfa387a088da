#include "join/selection.h"

#include <doctest/doctest.h>

#include <stdexcept>

using weir::parse_selection;

namespace {

std::string sql(std::string_view parameters) {
  return parse_selection("sqlite:a.db?" + std::string(parameters)).sql;
}

std::string complaint(std::string_view name) {
  try {
    return parse_selection(name).sql;
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
}

TEST_CASE("parse_selection: a table by its name") {
  CHECK(parse_selection("sqlite:a.db?table=cpu").address == "sqlite:a.db");
  CHECK(sql("table=cpu") == "SELECT * FROM \"cpu\"");
  CHECK(sql("table=public.Cpu limits") == "SELECT * FROM \"public\".\"Cpu limits\"");
  CHECK(sql("table=\"a.b\".c") == "SELECT * FROM \"a.b\".\"c\"");
  CHECK(sql("table=\"a\"\"b\"") == "SELECT * FROM \"a\"\"b\"");
}

TEST_CASE("parse_selection: a name stays a name, whatever is in it") {
  CHECK(sql("table=cpu; DROP TABLE cpu") == "SELECT * FROM \"cpu; DROP TABLE cpu\"");
  CHECK(sql("table=x\" WHERE \"1\"=\"1") ==
        "SELECT * FROM \"x\"\" WHERE \"\"1\"\"=\"\"1\"");
  CHECK(sql("table=it's -- so") == "SELECT * FROM \"it's -- so\"");
}

TEST_CASE("parse_selection: a query as it is") {
  CHECK(sql("query=SELECT a, b FROM t WHERE a = '?'") ==
        "SELECT a, b FROM t WHERE a = '?'");
  CHECK(sql("query=SELECT%201%26%25") == "SELECT 1&%");
}

TEST_CASE("parse_selection: what else is said stays with the address") {
  const auto selection =
      parse_selection("postgresql://h/db?sslmode=disable&table=t&port=5");
  CHECK(selection.address == "postgresql://h/db?sslmode=disable&port=5");
  CHECK(selection.sql == "SELECT * FROM \"t\"");
  CHECK(parse_selection("postgresql://h/db?table=t&port=5").address ==
        "postgresql://h/db?port=5");
}

TEST_CASE("parse_selection: says what is wrong") {
  CHECK(complaint("sqlite:a.db") == "--table: ?table= or ?query= is wanted");
  CHECK(complaint("x?table=a&query=b") == "--table: one ?table= or ?query= is wanted");
  CHECK(complaint("x?table=") == "--table: a table has a name");
  CHECK(complaint("x?table=a..b") == "--table: a table has a name");
  CHECK(complaint("x?table=\"a") == "--table: a quotation mark isn't closed");
  CHECK(complaint("x?table=\"a\"b") == "--table: something follows a quoted name");
  for (const char* name : {"x?table=%", "x?table=%2", "x?table=%zz", "x?table=a%00"}) {
    CHECK(complaint(name) ==
          "--table: a % stands before two hexadecimal digits that aren't 00; itself it "
          "is %25");
  }
}

}  // namespace

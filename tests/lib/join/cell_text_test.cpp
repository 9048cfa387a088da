#include "join/cell_text.h"

#include <doctest/doctest.h>

#include <stdexcept>

namespace {

std::string text(std::string_view cell) {
  std::string json = "before";
  weir::set_text_cell(json, cell);
  return json;
}

std::string number(std::string_view cell) {
  std::string json = "before";
  weir::set_number_cell(json, cell);
  return json;
}

TEST_CASE("set_text_cell: a JSON string, and only of UTF-8") {
  CHECK(text("a\"b\n") == "\"a\\\"b\\n\"");
  CHECK(text("") == "\"\"");
  CHECK_THROWS_WITH_AS(text("caf\xE9"), "a text that is not UTF-8: caf...",
                       std::runtime_error);
}

TEST_CASE("set_number_cell: as it is spelled, where JSON has such a number") {
  CHECK(number("80.50") == "80.50");
  CHECK(number("-1e-05") == "-1e-05");
  CHECK(number("12345678901234567890123") == "12345678901234567890123");
  for (const char* other : {"NaN", "Infinity", "-Infinity"})
    CHECK(number(other).empty());
}

}  // namespace

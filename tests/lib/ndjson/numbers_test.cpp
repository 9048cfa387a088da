#include "ndjson/numbers.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

using weir::NumberList;

namespace {

TEST_CASE("NumberList: numbers, and strings that are numbers, as they are spelled") {
  NumberList list;
  REQUIRE(list.read(R"([1, 2.50 ,"3e1", -4])"));
  CHECK((std::vector(list.values().begin(), list.values().end()) ==
         std::vector<double>{1, 2.5, 30, -4}));
  CHECK((std::vector(list.texts().begin(), list.texts().end()) ==
         std::vector<std::string_view>{"1", "2.50", "\"3e1\"", "-4"}));
  CHECK(list.read("[ ]"));
  CHECK(list.values().empty());
}

TEST_CASE("NumberList: anything else is none") {
  NumberList list;
  for (const char* raw : {"[null]", "[1,null]", "[[1]]", R"(["a"])", R"(["1,2"])",
                          R"([{"a":1}])", "[1e999]", "[true]", "{}", "1", ""}) {
    CAPTURE(raw);
    CHECK_FALSE(list.read(raw));
  }
}

}  // namespace

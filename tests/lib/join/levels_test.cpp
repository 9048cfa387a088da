#include "join/levels.h"

#include <doctest/doctest.h>

#include <stdexcept>

using weir::is_named;
using weir::parse_levels;

namespace {

std::string read(std::string_view text) {
  std::string all;
  for (const auto& [name, condition] : parse_levels(text))
    all.append(name).append("|").append(condition).append(";");
  return all;
}

TEST_CASE("parse_levels: names and conditions, in order") {
  CHECK(read("warn: a > b") == "warn|a > b;");
  CHECK(read(" warn :a > 1,crit: a > 2 ") == "warn|a > 1;crit|a > 2;");
  CHECK(read("w: k in (1, 2) and t = 'x, y: ''z', c: max(a, b) > `a,b`") ==
        "w|k in (1, 2) and t = 'x, y: ''z';c|max(a, b) > `a,b`;");
}

TEST_CASE("parse_levels: refuses what is no list of them") {
  for (const char* text :
       {"", "a > b", "warn: a > 1, a > 2", ": a", "warn: a,", "a b: c"}) {
    CHECK_THROWS_WITH_AS(parse_levels(text),
                         "each has a name, as in 'warn: usage > 80'",
                         std::invalid_argument);
  }
  CHECK_THROWS_AS(parse_levels("warn: a, warn: b"), std::invalid_argument);
  CHECK_THROWS_AS(parse_levels("ok: a"), std::invalid_argument);
  std::string many = "l0: a";
  for (int i = 1; i < 16; ++i)
    many.append(", l").append(std::to_string(i)).append(": a");
  CHECK(parse_levels(many).size() == 16);
  CHECK_THROWS_AS(parse_levels(many + ", x: a"), std::invalid_argument);
}

TEST_CASE("is_named: tells them from a condition") {
  CHECK(is_named(" warn : a"));
  CHECK(!is_named("a > 'b: c'"));
  CHECK(!is_named(""));
}

}  // namespace

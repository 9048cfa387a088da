#include "ndjson/field.h"

#include <doctest/doctest.h>

#include <stdexcept>

using weir::Field;
using Steps = std::vector<std::string>;

namespace {

TEST_CASE("Field: dots go down") {
  CHECK(Field::parse("usage").steps() == Steps{"usage"});
  CHECK(Field::parse("a.b.c").steps() == Steps{"a", "b", "c"});
  CHECK(Field::parse("a.b").name() == "a.b");
}

TEST_CASE("Field: a pointer's steps may hold anything") {
  CHECK(Field::parse("/a~1b/0").steps() == Steps{"a/b", "0"});
  CHECK(Field::parse("/x.y/m~0n").steps() == Steps{"x.y", "m~n"});
  CHECK(Field::parse("/").steps() == Steps{""});
  CHECK(Field::parse("/a~1b/0").name() == "a/b.0");
}

TEST_CASE("Field: refuses what names nothing") {
  for (const char* text : {"", ".", "a.", ".a", "a..b", "/a~2", "/a~"})
    CHECK_THROWS_AS(Field::parse(text), std::invalid_argument);
}

TEST_CASE("joined: fields as they were typed") {
  CHECK(weir::joined({Field::parse("a.b"), Field::parse("/c")}) == "a.b,/c");
  CHECK(weir::joined(std::vector<Field>{}).empty());
}

}  // namespace

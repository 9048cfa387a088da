#include "join/rest.h"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using weir::parse_rest;
using weir::Rest;

namespace {

TEST_CASE("parse_rest: a number is of records") {
  const auto rest = parse_rest("100");
  REQUIRE(rest);
  CHECK(rest->kind == Rest::Kind::Records);
  CHECK(rest->records == 100);
}

TEST_CASE("parse_rest: a span") {
  const auto rest = parse_rest("10m");
  REQUIRE(rest);
  CHECK(rest->kind == Rest::Kind::Span);
  CHECK(rest->span == 10min);
}

TEST_CASE("parse_rest: a share, to the last of its decimals") {
  REQUIRE(parse_rest("10%"));
  CHECK(parse_rest("10%")->kind == Rest::Kind::Share);
  CHECK(parse_rest("10%")->share == Rest::whole_share / 10);
  CHECK(parse_rest("0.000001%")->share == 1);
  CHECK(parse_rest("2.5%")->share == Rest::whole_share / 40);
  CHECK(parse_rest("100%")->share == Rest::whole_share);
}

TEST_CASE("parse_rest: nothing else, and not nothing") {
  for (const char* text :
       {"", "0", "0s", "0%", "0.0%", "-1", "1.5", "x", "%", ".%", "1.%", "100.1%",
        "101%", "0.0000001%", "1.0000001%", "5 %", "1e3", "10q", "4611686018427387905"})
    CHECK_MESSAGE(!parse_rest(text), text);
  CHECK(parse_rest("4611686018427387904"));
}

}  // namespace

#include "window/aggregate_name.h"

#include <doctest/doctest.h>

#include <stdexcept>

using weir::AggregateName;
using weir::parse_aggregate_name;

namespace {

TEST_CASE("parse_aggregate_name: a function, a field, and a name for both") {
  const AggregateName plain = parse_aggregate_name("avg:usage");
  CHECK(plain.function == "avg");
  CHECK(plain.field == "usage");
  CHECK(plain.column.empty());
  CHECK(parse_aggregate_name("p95:a.b=slow").column == "slow");
  CHECK(parse_aggregate_name("last:/a=b/c=x").field == "/a=b/c");
  CHECK(parse_aggregate_name("count=n").column == "n");
}

TEST_CASE("parse_aggregate_name: refuses what is half") {
  for (const char* text : {"avg", "avg:", "count:usage", "avg:usage=", ""})
    CHECK_THROWS_AS(parse_aggregate_name(text), std::invalid_argument);
}

}  // namespace

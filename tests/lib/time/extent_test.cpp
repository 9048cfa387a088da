#include "time/extent.h"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using weir::format_extent;
using weir::parse_extent;

namespace {

TEST_CASE("parse_extent: a number or a span") {
  CHECK(parse_extent("20")->count == 20);
  CHECK_FALSE(parse_extent("20")->is_span());
  CHECK(parse_extent("20s")->span == 20s);
  CHECK(parse_extent("20s")->is_span());
}

TEST_CASE("parse_extent: nothing else, and not none of either") {
  for (const char* text :
       {"", "0", "0s", "-1", "1.5", "x", "20 s", "20%", "99999999999999999999"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_extent(text).has_value());
  }
}

TEST_CASE("format_extent: as it is read") {
  CHECK(format_extent({.count = 20}) == "20");
  CHECK(format_extent({.span = 90s}) == "90s");
  CHECK(format_extent({}) == "none");
}

}  // namespace

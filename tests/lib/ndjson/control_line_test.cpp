#include "ndjson/control_line.h"

#include <doctest/doctest.h>

using weir::is_control_line;

namespace {

TEST_CASE("is_control_line: the first member is the reserved one") {
  for (const char* line : {R"({"#weir":1})", "{ \t\"#weir\" \r: {}}"})
    CHECK(is_control_line(line));
}

TEST_CASE("is_control_line: nothing else is one") {
  for (const char* line :
       {"", "{", "{  ", R"({"#weir"})", R"({"#weird":1})", R"({"a":1,"#weir":2})",
        R"( {"#weir":1})", R"(["#weir":1])", R"({"a"})", R"({"\u0023weir":1})"})
    CHECK_FALSE(is_control_line(line));
}

}  // namespace

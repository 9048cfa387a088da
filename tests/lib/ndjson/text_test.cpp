#include "ndjson/text.h"

#include <doctest/doctest.h>

#include <limits>
#include <string>

using namespace weir;
using namespace std::string_literals;

namespace {

std::string quoted(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

std::string written(double value) {
  std::string out;
  append_json_number(out, value);
  return out;
}

TEST_CASE("append_json_string: escapes what JSON wants escaped, and no more") {
  CHECK(quoted("a\"b\\c/d") == R"("a\"b\\c/d")");
  CHECK(quoted("\n\t\r\x01\x1f") == R"("\n\t\r\u0001\u001f")");
  CHECK(quoted("é\U0001F600\x7f") == "\"é\U0001F600\x7f\"");
  CHECK(quoted("\0"s) == R"("\u0000")");
}

TEST_CASE("append_json_string: is UTF-8 whatever it is given") {
  CHECK(quoted("a\xFF"
               "b") == "\"a\uFFFDb\"");
  CHECK(quoted("\xC3") == "\"\uFFFD\"");
  CHECK(quoted("\xED\xA0\x80") == "\"\uFFFD\uFFFD\uFFFD\"");
}

TEST_CASE("utf8_prefix: goes up to the first byte that is amiss") {
  CHECK(utf8_prefix("abc") == 3);
  CHECK(utf8_prefix("é\xFFz") == 2);
  CHECK(utf8_prefix("ab\xC3") == 2);
  CHECK(utf8_prefix("\xE2\x82") == 0);
}

TEST_CASE("append_json_number: the shortest text that reads back, without surprises") {
  CHECK(written(0.1) == "0.1");
  CHECK(written(100000) == "100000");
  CHECK(written(1e15) == "1000000000000000");
  CHECK(written(1e300) == "1e+300");
  CHECK(written(-0.0) == "-0");
  CHECK(written(1.0 / 3) == "0.3333333333333333");
}

TEST_CASE("append_json_number: what JSON can't say is null") {
  CHECK(written(std::numeric_limits<double>::infinity()) == "null");
  CHECK(written(std::numeric_limits<double>::quiet_NaN()) == "null");
}

TEST_CASE("append_unescaped: every escape there is") {
  std::string out;
  CHECK(append_unescaped(out, R"(a\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00z)"));
  CHECK(out == "a\"\\/\b\f\n\r\té\U0001F600z");
}

TEST_CASE("append_unescaped: refuses halves") {
  std::string out;
  for (const char* inside : {R"(\)", R"(\x)", R"(\u12)", R"(\ud800)", R"(\ud800a)",
                             R"(\udc00)", R"(\ud800\u0041)"})
    CHECK_MESSAGE(!append_unescaped(out, inside), inside);
}

}  // namespace

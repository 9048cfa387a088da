#include "message/visible.h"

#include <doctest/doctest.h>

namespace {

std::string visible(std::string_view bytes) {
  std::string out;
  weir::append_visible(out, bytes);
  return out;
}

TEST_CASE("append_visible(): text is itself") { CHECK(visible("21 °C") == "21 °C"); }

TEST_CASE("append_visible(): nothing that moves a terminal gets through") {
  CHECK(visible("a\033[2J\r\n\t\x7F") == "a\\x1b[2J\\x0d\\n\\x09\\x7f");
  CHECK(visible("\xC2\x9B"
                "2J") == "\\xc2\\x9b2J");  // C1, the same as ESC [
}

TEST_CASE("append_visible(): what isn't UTF-8 is told by its bytes") {
  CHECK(visible("a\xFF\xC3") == "a\\xff\\xc3");
  CHECK(visible("\\x") == "\\\\x");
}

TEST_CASE("append_bytes(): what no terminal shows is as it is") {
  std::string out = "a ";
  weir::append_bytes(out, "\033\n\xFF ", false);
  weir::append_bytes(out, "\033", true);
  CHECK(out == "a \033\n\xFF \\x1b");
}

TEST_CASE("make_json_visible(): is the same JSON without control characters") {
  std::string out =
      "\x7F{\t\"a\x7F\":\"\xC2\x9B"
      "2J °C\\n\"}";
  weir::make_json_visible(out, 1);
  CHECK(out ==
        "\x7F"
        "{\t\"a\\u007f\":\"\\u009b2J °C\\n\"}");
}

}  // namespace

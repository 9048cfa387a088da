#include "alert/printable.h"

#include <doctest/doctest.h>

#include <random>

using weir::append_printable;
using weir::columns_of;

namespace {

std::string printable(std::string_view text) {
  std::string out;
  append_printable(out, text);
  return out;
}

TEST_CASE("append_printable: text stays as it is") {
  CHECK(
      printable("grün <b> & \"x\" \\n 温度 😀").compare("grün <b> & \"x\" \\n 温度 😀") ==
      0);
}

TEST_CASE("append_printable: what acts on a terminal is spelled out") {
  CHECK(printable("a\nb\rc\td") == "a\\nb\\rc\\td");
  CHECK(printable({"\0\x1B[2J\x07\x7F", 7}) == "\\u0000\\u001b[2J\\u0007\\u007f");
  CHECK(printable("\xC2\x9B\xC2\x80") == "\\u009b\\u0080");  // C1
  CHECK(printable("\u202E.\u202C\u2066.\u2069") ==
        "\\u202e.\\u202c\\u2066.\\u2069");  // right to left
  CHECK(printable("a\u2028b\uFEFF") == "a\\u2028b\\ufeff");
}

TEST_CASE("append_printable: bytes that are not UTF-8 can't smuggle anything in") {
  CHECK(printable("\x9B"
                  "2J") ==
        "\uFFFD"
        "2J");  // C1 in Latin-1
  CHECK(printable("\xC0\x9B\xE0\x80\x9B\xF5") ==
        "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
  CHECK(printable("\xE2\x82") == "\uFFFD\uFFFD");
}

TEST_CASE("append_printable: of any bytes it makes one line without controls") {
  std::mt19937 random{1};
  for (int i = 0; i < 20'000; ++i) {
    std::string text(random() % 8, '\0');
    for (char& c : text) c = static_cast<char>(random());
    for (const char c : printable(text)) {
      CAPTURE(i);
      REQUIRE(static_cast<unsigned char>(c) >= 0x20);
      REQUIRE(c != '\x7F');
    }
  }
}

TEST_CASE("columns_of: wide ones take two, joined ones none") {
  CHECK(columns_of("abc") == 3);
  CHECK(columns_of("grün") == 4);
  CHECK(columns_of("温度") == 4);
  CHECK(columns_of("e\u0301") == 1);
  CHECK(columns_of("😀") == 2);
  CHECK(columns_of("") == 0);
}

}  // namespace

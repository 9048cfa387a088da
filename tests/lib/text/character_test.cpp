#include "text/character.h"

#include <doctest/doctest.h>

using weir::first_character;
using weir::is_control;

namespace {

struct Expected {
  std::string_view text;
  char32_t code;
  std::size_t size;
};

TEST_CASE("first_character: is as long as its first byte says") {
  for (const auto& [text, code, size] :
       {Expected{"a", 'a', 1}, Expected{"\x7F", 0x7F, 1}, Expected{"é!", 0xE9, 2},
        Expected{"\u0800", 0x800, 3}, Expected{"\uFFFD", 0xFFFD, 3},
        Expected{"\U0010FFFF", 0x10FFFF, 4}}) {
    const weir::Character character = first_character(text);
    CHECK(character.code == code);
    CHECK(character.size == size);
    CHECK(!character.is_broken());
  }
}

TEST_CASE("first_character: what is no UTF-8 is broken, a byte at a time") {
  for (const std::string_view text :
       {"\x80", "\xC3", "\xC3z", "\xC1\x81", "\xE0\x80\x9B", "\xED\xA0\x80", "\xE2\x82",
        "\xF0\x80\x80\x9B", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80"}) {
    CAPTURE(text.size());
    CHECK(first_character(text).is_broken());
    CHECK(first_character(text).size == 1);
  }
}

TEST_CASE("is_control: C0, DEL and C1, and nothing beside them") {
  for (const char32_t code : {0x00U, 0x1BU, 0x1FU, 0x7FU, 0x80U, 0x9BU, 0x9FU})
    CHECK(is_control(code));
  for (const char32_t code : {0x20U, 0x7EU, 0xA0U, 0xE9U, 0x2028U})
    CHECK(!is_control(code));
}

TEST_CASE("append_unicode_escape: has four digits") {
  std::string out;
  weir::append_unicode_escape(out, 0x9B);
  weir::append_unicode_escape(out, 0x202E);
  CHECK(out == "\\u009b\\u202e");
}

}  // namespace

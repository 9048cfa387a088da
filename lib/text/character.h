// Character: one character of UTF-8, and whether a terminal obeys it.
//
//   first_character("é!")                     // {U+00E9, 2 bytes}
//   is_control(first_character("\033").code)  // true
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace weir {

struct Character {
  char32_t code = 0;
  std::size_t size = 0;  // in bytes, at least 1

  // It is a byte that is no UTF-8.
  bool is_broken() const { return size == 1 && code >= 0x80; }
};

// The first character of `text`; U+FFFD, one byte long, where it is none.
// Requires: there is one.
Character first_character(std::string_view text);

// Whether it moves a terminal, or more: C0, DEL and C1, of which a terminal may take
// each for an escape and a letter.
constexpr bool is_control(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

// Appends \u009b for U+009B. Requires: it is no more than U+FFFF.
void append_unicode_escape(std::string& out, char32_t code);

}  // namespace weir

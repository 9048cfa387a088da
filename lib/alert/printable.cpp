#include "alert/printable.h"

#include <algorithm>
#include <array>

namespace weir {
namespace {

struct Range {
  char32_t first, last;
};

template <std::size_t size>
bool is_in(char32_t code, const std::array<Range, size>& ranges) {
  return std::any_of(ranges.begin(), ranges.end(), [code](const Range& range) {
    return code >= range.first && code <= range.last;
  });
}

// What is not seen and yet does something, beside control characters.
constexpr std::array<Range, 5> acting{{{0x200E, 0x200F},
                                       {0x2028, 0x202E},
                                       {0x2066, 0x2069},
                                       {0xFEFF, 0xFEFF},
                                       {0xFFF9, 0xFFFB}}};

// The larger blocks of Unicode 15's East Asian Width W and F, and of its marks
// without a width of their own. A line is cut a little early or late where a
// rare script is not among them, no more.
constexpr std::array<Range, 12> wide{{{0x1100, 0x115F},
                                      {0x2E80, 0x303E},
                                      {0x3041, 0xA4CF},
                                      {0xA960, 0xA97C},
                                      {0xAC00, 0xD7A3},
                                      {0xF900, 0xFAFF},
                                      {0xFE30, 0xFE6F},
                                      {0xFF00, 0xFF60},
                                      {0xFFE0, 0xFFE6},
                                      {0x1F300, 0x1F64F},
                                      {0x1F680, 0x1FAFF},
                                      {0x20000, 0x3FFFD}}};
constexpr std::array<Range, 8> joined{{{0x0300, 0x036F},
                                       {0x0483, 0x0489},
                                       {0x0591, 0x05BD},
                                       {0x064B, 0x065F},
                                       {0x200B, 0x200D},
                                       {0x20D0, 0x20F0},
                                       {0xFE00, 0xFE0F},
                                       {0xFE20, 0xFE2F}}};

void append_escape(std::string& out, char32_t code) {
  if (code == '\n' || code == '\r' || code == '\t') {
    out.append(code == '\n' ? "\\n" : code == '\r' ? "\\r" : "\\t");
    return;
  }
  append_unicode_escape(out, code);
}

}  // namespace

void append_printable(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const Character character = first_character(text);
    if (is_control(character.code) || is_in(character.code, acting))
      append_escape(out, character.code);
    else if (character.is_broken())
      out.append("\xEF\xBF\xBD");
    else
      out.append(text.substr(0, character.size));
    text.remove_prefix(character.size);
  }
}

int columns_of(char32_t code) {
  if (code < 0x300) return 1;
  if (is_in(code, joined)) return 0;
  return is_in(code, wide) ? 2 : 1;
}

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  while (!text.empty()) {
    const Character character = first_character(text);
    columns += static_cast<std::size_t>(columns_of(character.code));
    text.remove_prefix(character.size);
  }
  return columns;
}

}  // namespace weir

#include "text/character.h"

#include <array>

namespace weir {
namespace {

constexpr Character none{0xFFFD, 1};
constexpr std::array<char32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};  // by size

bool is_scalar(char32_t code) {
  return code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
}

}  // namespace

Character first_character(std::string_view text) {
  const auto byte = [text](std::size_t at) {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4) return none;
  char32_t code = lead & (0xFFU >> (size + 1));
  for (std::size_t at = 1; at < size; ++at) {
    if ((byte(at) & 0xC0U) != 0x80U) return none;
    code = code << 6U | (byte(at) & 0x3FU);
  }
  if (code < smallest.at(size) || !is_scalar(code)) return none;
  return {code, size};
}

void append_unicode_escape(std::string& out, char32_t code) {
  constexpr std::string_view digits = "0123456789abcdef";
  out.append("\\u");
  for (int shift = 12; shift >= 0; shift -= 4)
    out.push_back(digits[code >> static_cast<unsigned>(shift) & 0xFU]);
}

}  // namespace weir

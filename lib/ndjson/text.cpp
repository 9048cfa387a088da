#include "ndjson/text.h"

#include <simdjson.h>

#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace weir {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD
constexpr std::string_view hex_digits = "0123456789abcdef";

void append_escaped(std::string& out, char c) {
  switch (c) {
  case '"':
    out.append("\\\"");
    return;
  case '\\':
    out.append("\\\\");
    return;
  case '\n':
    out.append("\\n");
    return;
  case '\r':
    out.append("\\r");
    return;
  case '\t':
    out.append("\\t");
    return;
  default:
    break;
  }
  const auto byte = static_cast<unsigned char>(c);
  out.append("\\u00").push_back(hex_digits[byte >> 4U]);
  out.push_back(hex_digits[byte & 0xFU]);
}

void append_utf8(std::string& out, std::string_view text) {
  std::size_t copied = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text, copied, i - copied);
    append_escaped(out, c);
    copied = i + 1;
  }
  out.append(text, copied);
}

// How many bytes a character of UTF-8 that begins so has.
std::size_t character_size(char first) {
  const auto byte = static_cast<unsigned char>(first);
  if (byte < 0x80) return 1;
  if (byte < 0xE0) return 2;
  return byte < 0xF0 ? 3 : 4;
}

// Four hexadecimal digits at the front of `text`.
std::optional<unsigned> hex4(std::string_view text) {
  unsigned value = 0;
  if (text.size() < 4) return std::nullopt;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + 4, value, 16);
  if (error != std::errc{} || rest != text.data() + 4) return std::nullopt;
  return value;
}

void append_code_point(std::string& out, unsigned code) {
  const auto byte = [&out](unsigned value) { out.push_back(static_cast<char>(value)); };
  if (code < 0x80) return byte(code);
  if (code < 0x800) {
    byte(0xC0U | code >> 6U);
  } else if (code < 0x10000) {
    byte(0xE0U | code >> 12U);
    byte(0x80U | (code >> 6U & 0x3FU));
  } else {
    byte(0xF0U | code >> 18U);
    byte(0x80U | (code >> 12U & 0x3FU));
    byte(0x80U | (code >> 6U & 0x3FU));
  }
  byte(0x80U | (code & 0x3FU));
}

// Reads what follows "\u", with the second half of a surrogate pair; moves
// `rest` past it.
bool append_unicode_escape(std::string& out, std::string_view& rest) {
  auto code = hex4(rest);
  if (!code || (*code >= 0xDC00 && *code < 0xE000)) return false;
  rest.remove_prefix(4);
  if (*code >= 0xD800 && *code < 0xDC00) {
    if (!rest.starts_with("\\u")) return false;
    const auto low = hex4(rest.substr(2));
    if (!low || *low < 0xDC00 || *low >= 0xE000) return false;
    rest.remove_prefix(6);
    code = 0x10000 + ((*code - 0xD800) << 10U) + (*low - 0xDC00);
  }
  append_code_point(out, *code);
  return true;
}

}  // namespace

std::size_t utf8_prefix(std::string_view text) {
  if (simdjson::validate_utf8(text)) return text.size();
  std::size_t good = 0;
  while (good < text.size()) {
    const std::size_t size = character_size(text[good]);
    if (!simdjson::validate_utf8(text.substr(good, size))) break;
    good += size;
  }
  return good;
}

void append_json_string(std::string& out, std::string_view text) {
  out.push_back('"');
  while (!text.empty()) {
    const std::size_t good = utf8_prefix(text);
    append_utf8(out, text.substr(0, good));
    text.remove_prefix(good);
    if (text.empty()) break;
    out.append(replacement);
    text.remove_prefix(1);
  }
  out.push_back('"');
}

void append_json_number(std::string& out, std::int64_t value) {
  std::array<char, 24> digits{};
  out.append(digits.data(), std::to_chars(digits.begin(), digits.end(), value).ptr);
}

void append_json_number(std::string& out, std::uint64_t value) {
  std::array<char, 24> digits{};
  out.append(digits.data(), std::to_chars(digits.begin(), digits.end(), value).ptr);
}

void append_json_number(std::string& out, double value) {
  // to_chars would write 100000 as 1e+05, which is as short but reads worse.
  constexpr double exact_integers = 9007199254740992.0;  // 2^53
  if (std::fabs(value) < exact_integers && value == std::trunc(value) &&
      (value != 0 || !std::signbit(value)))
    return append_json_number(out, static_cast<std::int64_t>(value));
  if (!std::isfinite(value)) {
    out.append("null");
    return;
  }
  std::array<char, 32> digits{};
  out.append(digits.data(), std::to_chars(digits.begin(), digits.end(), value).ptr);
}

bool append_unescaped(std::string& out, std::string_view inside) {
  for (;;) {
    const std::size_t slash = inside.find('\\');
    out.append(inside.substr(0, slash));
    if (slash == inside.npos) return true;
    inside.remove_prefix(slash + 1);
    if (inside.empty()) return false;
    const char c = inside.front();
    inside.remove_prefix(1);
    constexpr std::string_view letters = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
    if (const std::size_t at = letters.find(c); at != letters.npos) {
      out.push_back(meanings[at]);
    } else if (c != 'u' || !append_unicode_escape(out, inside)) {
      return false;
    }
  }
}

}  // namespace weir

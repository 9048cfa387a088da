#include "ndjson/base64.h"

#include <array>
#include <cassert>

namespace weir {
namespace {

constexpr std::string_view digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

// The first `count` digits of the three bytes at `at`.
void append_group(std::string& out, std::string_view bytes, std::size_t at,
                  unsigned count) {
  const unsigned group =
      byte_at(bytes, at) << 16U | byte_at(bytes, at + 1) << 8U | byte_at(bytes, at + 2);
  for (unsigned i = 0; i < count; ++i)
    out.push_back(digits[group >> (18U - 6U * i) & 0x3FU]);
}

constexpr unsigned no_digit = 64;

// What each byte is as a digit.
constexpr std::array<unsigned char, 256> values = [] {
  std::array<unsigned char, 256> table{};
  table.fill(no_digit);
  for (std::size_t i = 0; i < digits.size(); ++i)
    table[static_cast<unsigned char>(digits[i])] = static_cast<unsigned char>(i);
  return table;
}();

// Appends the bytes of four digits, of which the last may be missing; false where
// they are none, or have bits set that no byte has.
bool append_bytes(std::string& out, std::string_view group) {
  unsigned bits = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    const unsigned digit =
        i < group.size() ? values[static_cast<unsigned char>(group[i])] : 0;
    if (digit == no_digit) return false;
    bits = bits << 6U | digit;
  }
  for (std::size_t i = 0; i + 1 < group.size(); ++i, bits = bits << 8U & 0xFFFFFFU)
    out.push_back(static_cast<char>(bits >> 16U));
  return bits == 0;
}

}  // namespace

void append_base64(std::string& out, std::string_view bytes) {
  append_base64_rest(out, bytes.substr(append_base64_groups(out, bytes)));
}

bool append_base64_bytes(std::string& out, std::string_view text) {
  if (text.size() % 4 != 0) return false;
  const std::size_t begin = out.size();
  for (std::size_t at = 0; at < text.size(); at += 4) {
    std::string_view group = text.substr(at, 4);
    if (at + 4 == text.size() && group.ends_with('='))
      group.remove_suffix(group.ends_with("==") ? 2 : 1);
    if (append_bytes(out, group)) continue;
    out.resize(begin);
    return false;
  }
  return true;
}

std::size_t append_base64_groups(std::string& out, std::string_view bytes) {
  std::size_t at = 0;
  for (; bytes.size() - at >= 3; at += 3) append_group(out, bytes, at, 4);
  return at;
}

void append_base64_rest(std::string& out, std::string_view bytes) {
  assert(bytes.size() < 3);
  if (bytes.empty()) return;
  append_group(out, bytes, 0, static_cast<unsigned>(bytes.size()) + 1);
  out.append(3 - bytes.size(), '=');
}

}  // namespace weir

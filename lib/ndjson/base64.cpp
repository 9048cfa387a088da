#include "ndjson/base64.h"

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

}  // namespace

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

#include "message/visible.h"

#include "ndjson/text.h"

namespace weir {
namespace {

constexpr std::string_view digits = "0123456789abcdef";

void append_escaped(std::string& out, char c) {
  const auto byte = static_cast<unsigned char>(c);
  out.append("\\x");
  out.push_back(digits[byte >> 4U]);
  out.push_back(digits[byte & 15U]);
}

// C1, of which a terminal may take each for an escape and a letter.
bool is_control_pair(std::string_view text) {
  return text.size() > 1 && text[0] == '\xC2' &&
         static_cast<unsigned char>(text[1]) < 0xA0;
}

void append_character(std::string& out, std::string_view rest) {
  const auto byte = static_cast<unsigned char>(rest.front());
  if (rest.front() == '\n')
    out.append("\\n");
  else if (rest.front() == '\\')
    out.append("\\\\");
  else if (byte < 0x20 || byte == 0x7F)
    append_escaped(out, rest.front());
  else
    out.push_back(rest.front());
}

}  // namespace

void append_visible(std::string& out, std::string_view bytes) {
  while (!bytes.empty()) {
    std::string_view good = bytes.substr(0, utf8_prefix(bytes));
    bytes.remove_prefix(good.size());
    for (; !good.empty(); good.remove_prefix(1)) {
      if (!is_control_pair(good)) {
        append_character(out, good);
        continue;
      }
      append_escaped(out, good[0]);
      good.remove_prefix(1);
      append_escaped(out, good[0]);
    }
    if (bytes.empty()) return;
    append_escaped(out, bytes.front());
    bytes.remove_prefix(1);
  }
}

void append_bytes(std::string& out, std::string_view bytes, bool on_terminal) {
  if (on_terminal)
    append_visible(out, bytes);
  else
    out.append(bytes);
}

}  // namespace weir

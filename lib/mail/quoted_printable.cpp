#include "mail/quoted_printable.h"

#include <algorithm>

namespace weir {
namespace {

constexpr std::size_t longest_line = 76;
constexpr std::string_view digits = "0123456789ABCDEF";

bool stands_for_itself(char c) {
  return (c >= ' ' && c < '\x7F' && c != '=') || c == '\t';
}

void append_line(std::string& out, std::string_view line) {
  std::size_t column = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    const bool last = at + 1 == line.size();
    const bool changed =
        (last && (c == ' ' || c == '\t')) || (at == 0 && line.starts_with("From "));
    const bool itself = stands_for_itself(c) && !changed;
    const std::size_t size = itself ? 1 : 3;
    // The mark of a line that goes on has to fit in it too.
    if (column + size + (last ? 0 : 1) > longest_line) {
      out.append("=\r\n");
      column = 0;
    }
    column += size;
    if (itself) {
      out.push_back(c);
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out.push_back('=');
      out.push_back(digits[byte >> 4U]);
      out.push_back(digits[byte & 0xFU]);
    }
  }
  out.append("\r\n");
}

}  // namespace

void append_quoted_printable(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    append_line(out, line);
  }
}

}  // namespace weir

#include "alert/discord_text.h"

#include <string_view>

namespace weir {
namespace {

constexpr std::string_view markup = R"(\*_~`|>[]()<#)";

void append_escaped(std::string& out, std::string_view value) {
  for (const char c : value) {
    if (markup.find(c) != markup.npos) out.push_back('\\');
    out.push_back(c);
  }
}

// Whether the last character of `out` is a backslash that would escape the next.
bool ends_in_escape(std::string_view out) {
  const std::size_t last = out.find_last_not_of('\\');
  return (out.size() - (last == out.npos ? 0 : last + 1)) % 2 == 1;
}

}  // namespace

std::string discord_text(const Text& text) {
  const std::string_view plain = text.plain;
  std::string out;
  std::size_t at = 0;
  for (const auto& [begin, end] : text.values) {
    out.append(plain, at, begin - at);
    if (ends_in_escape(out)) out.push_back('\\');
    append_escaped(out, plain.substr(begin, end - begin));
    at = end;
  }
  return out.append(plain, at);
}

}  // namespace weir

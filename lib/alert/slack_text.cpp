#include "alert/slack_text.h"

#include <string_view>

namespace weir {
namespace {

constexpr std::size_t longest_text = 40'000;

// Escapes one character, where it would be markup.
std::string_view escaped(std::string_view character) {
  if (character == "&") return "&amp;";
  if (character == "<") return "&lt;";
  if (character == ">") return "&gt;";
  return character;
}

// The same behind a < of the template, where these begin a mention: as a URL has them.
std::string_view escaped_in_link(std::string_view character) {
  if (character == "!") return "%21";
  if (character == "@") return "%40";
  if (character == "#") return "%23";
  return escaped(character);
}

}  // namespace

std::string slack_text(const Text& text) {
  std::string out;
  std::size_t count = 0;
  auto value = text.values.begin();
  for (std::size_t at = 0, size = 0; at < text.plain.size(); at += size) {
    size = 1;
    while (at + size < text.plain.size() &&
           (static_cast<unsigned char>(text.plain[at + size]) & 0xC0U) == 0x80U)
      ++size;
    while (value != text.values.end() && value->second <= at) ++value;
    const std::string_view character = std::string_view(text.plain).substr(at, size);
    const bool in_value = value != text.values.end() && value->first <= at;
    const std::string_view shown = !in_value            ? character
                                   : out.ends_with('<') ? escaped_in_link(character)
                                                        : escaped(character);
    count += size == shown.size() ? 1 : shown.size();
    if (count >= longest_text && at + size < text.plain.size()) return out.append("…");
    out.append(shown);
  }
  return out;
}

}  // namespace weir

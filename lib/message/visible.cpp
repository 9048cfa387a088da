#include "message/visible.h"

#include "text/character.h"

namespace weir {
namespace {

void append_escaped(std::string& out, char c) {
  constexpr std::string_view digits = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  out.append("\\x");
  out.push_back(digits[byte >> 4U]);
  out.push_back(digits[byte & 15U]);
}

}  // namespace

void append_visible(std::string& out, std::string_view bytes) {
  while (!bytes.empty()) {
    const Character character = first_character(bytes);
    const std::string_view spelled = bytes.substr(0, character.size);
    if (character.code == '\n')
      out.append("\\n");
    else if (character.code == '\\')
      out.append("\\\\");
    else if (character.is_broken() || is_control(character.code))
      for (const char c : spelled) append_escaped(out, c);
    else
      out.append(spelled);
    bytes.remove_prefix(character.size);
  }
}

void append_bytes(std::string& out, std::string_view bytes, bool on_terminal) {
  if (on_terminal)
    append_visible(out, bytes);
  else
    out.append(bytes);
}

void make_json_visible(std::string& out, std::size_t begin) {
  const std::string json = out.substr(begin);
  out.resize(begin);
  for (std::string_view rest = json; !rest.empty();) {
    const Character character = first_character(rest);
    if (character.code > ' ' && is_control(character.code))
      append_unicode_escape(out, character.code);
    else
      out.append(rest.substr(0, character.size));
    rest.remove_prefix(character.size);
  }
}

}  // namespace weir

#include "alert/members.h"

#include "ndjson/value.h"

namespace weir {
namespace {

// How many bytes the string at the front of `text` has.
std::size_t string_size(std::string_view text) {
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (text[at] == '"') return at + 1;
    if (text[at] == '\\') ++at;
  }
  return text.size();
}

std::size_t container_size(std::string_view text) {
  std::size_t depth = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"') at += string_size(text.substr(at)) - 1;
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && --depth == 0) return at + 1;
  }
  return text.size();
}

std::size_t value_size(std::string_view text) {
  if (text.starts_with('"')) return string_size(text);
  if (text.starts_with('{') || text.starts_with('[')) return container_size(text);
  return std::min(text.find_first_of(",:}] \t\r\n"), text.size());
}

}  // namespace

void Members::skip_spaces() {
  skip(std::min(rest_.find_first_not_of(" \t\r\n"), rest_.size()));
}

std::string_view Members::take_value() {
  skip_spaces();
  const std::string_view value = rest_.substr(0, value_size(rest_));
  skip(value.size());
  skip_spaces();
  return value;
}

std::optional<Member> Members::next() {
  Member member;
  member.key = take_value();
  if (!is_string(member.key) || !rest_.starts_with(':')) return std::nullopt;
  skip(1);
  member.value = take_value();
  skip(1);  // the comma, or the last brace
  return member;
}

void append_members(std::string& out, std::string_view object) {
  std::string scratch;
  Members members{object};
  for (bool first = true; const auto member = members.next(); first = false) {
    out.append(first ? "" : "  ").append(string_in(member->key, scratch)).append(": ");
    out.append(is_string(member->value) ? string_in(member->value, scratch)
                                        : member->value);
  }
}

}  // namespace weir

#include "join/levels.h"

#include <algorithm>
#include <stdexcept>

namespace weir {
namespace {

constexpr std::string_view blanks = " \t\n";

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         c == '_' || c == '-';
}

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
  return text.substr(0, text.find_last_not_of(blanks) + 1);
}

// Where the first comma is that stands in no parentheses and no quotation marks.
std::size_t end_of_first(std::string_view text) {
  int depth = 0;
  char quote = '\0';
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '\'' || c == '"' || c == '`') {
      quote = c;
    } else if (c == '(' || c == ')') {
      depth += c == '(' ? 1 : -1;
    } else if (c == ',' && depth == 0) {
      return at;
    }
  }
  return text.size();
}

std::size_t end_of_name(std::string_view text) {
  const auto* end = std::find_if_not(text.begin(), text.end(), is_word);
  return static_cast<std::size_t>(end - text.begin());
}

}  // namespace

bool is_named(std::string_view text) {
  text = trimmed(text);
  const std::size_t end = end_of_name(text);
  return end > 0 && trimmed(text.substr(end)).starts_with(':');
}

std::vector<NamedCondition> parse_levels(std::string_view text) {
  std::vector<NamedCondition> levels;
  for (bool more = true; more;) {
    const std::size_t end = end_of_first(text);
    more = end < text.size();
    const std::string_view part = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!is_named(part))
      throw std::invalid_argument("each has a name, as in 'warn: usage > 80'");
    const std::string name(part.substr(0, end_of_name(part)));
    const auto same = [&](const NamedCondition& other) { return other.name == name; };
    if (name == no_level || std::any_of(levels.begin(), levels.end(), same))
      throw std::invalid_argument(name + " is another already");
    levels.push_back({name, std::string(trimmed(part.substr(part.find(':') + 1)))});
  }
  if (levels.size() > most_levels)
    throw std::invalid_argument("more than " + std::to_string(most_levels));
  return levels;
}

}  // namespace weir

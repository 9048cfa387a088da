#include "mqtt/topic.h"

#include "ndjson/text.h"

namespace weir {
namespace {

constexpr std::size_t longest = 65535;

std::optional<std::string> problem_of_any(std::string_view topic) {
  if (topic.empty()) return "it is empty";
  if (topic.size() > longest) return "it has more than 65535 bytes";
  if (topic.find('\0') != topic.npos) return "it has a NUL in it";
  if (utf8_prefix(topic) < topic.size()) return "it is not UTF-8";
  return std::nullopt;
}

// Takes the first level off `rest`, and its slash; without one it is the last.
std::string_view take_level(std::string_view& rest, bool& is_last) {
  const std::size_t slash = rest.find('/');
  is_last = slash == rest.npos;
  const std::string_view level = rest.substr(0, slash);
  rest.remove_prefix(is_last ? rest.size() : slash + 1);
  return level;
}

constexpr std::string_view share_prefix = "$share/";

}  // namespace

std::optional<std::string> topic_problem(std::string_view topic) {
  if (auto problem = problem_of_any(topic)) return problem;
  const std::size_t wildcard = topic.find_first_of("+#");
  if (wildcard == topic.npos) return std::nullopt;
  return std::string("it has a ") + topic[wildcard] + " in it";
}

std::optional<std::string> filter_problem(std::string_view filter) {
  if (auto problem = problem_of_any(filter)) return problem;
  if (filter.starts_with(share_prefix)) {
    filter.remove_prefix(share_prefix.size());
    const std::size_t slash = filter.find('/');
    if (slash == 0 || slash == filter.npos || slash + 1 == filter.size())
      return "a shared one is $share/GROUP/FILTER";
    if (filter.substr(0, slash).find_first_of("+#") != filter.npos)
      return "a group has no wildcards";
    filter.remove_prefix(slash + 1);
  }
  for (bool is_last = false; !is_last;) {
    const std::string_view level = take_level(filter, is_last);
    if (level.find_first_of("+#") == level.npos) continue;
    if (level.size() > 1) return "a + or # has a level to itself";
    if (level == "#" && !is_last) return "a # is the last level";
  }
  return std::nullopt;
}

std::optional<std::string> level_problem(std::string_view value) {
  if (value.empty()) return "it is empty";
  const std::size_t wrong = value.find_first_of(std::string_view("+#/\0", 4));
  if (wrong == value.npos) return std::nullopt;
  if (value[wrong] == '\0') return "it has a NUL in it";
  return std::string("it has a ") + value[wrong] + " in it";
}

bool topic_matches(std::string_view filter, std::string_view topic) {
  if (filter.starts_with(share_prefix)) {
    filter.remove_prefix(share_prefix.size());
    filter.remove_prefix(filter.find('/') + 1);
  }
  if (topic.starts_with('$') && !filter.starts_with('$')) return false;
  for (;;) {
    bool is_last_asked = false, is_last = false;
    const std::string_view asked = take_level(filter, is_last_asked);
    if (asked == "#") return true;
    const std::string_view level = take_level(topic, is_last);
    if (asked != "+" && asked != level) return false;
    if (is_last) return is_last_asked || filter == "#";  // a/# is a, too
    if (is_last_asked) return false;
  }
}

}  // namespace weir

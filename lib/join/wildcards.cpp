#include "join/wildcards.h"

#include <algorithm>
#include <stdexcept>
#include <tuple>

#include "ndjson/value.h"

namespace weir {
namespace {

constexpr char star = '*';
// To look for a pattern takes its length times that of the value.
constexpr std::size_t longest_pattern = 1024;

bool has_star(std::string_view text) { return text.find(star) != text.npos; }

// The next value's JSON text, off the front of a key.
std::string_view take_part(std::string_view& key) {
  const std::size_t end = std::min(key.find('\n'), key.size());
  const std::string_view part = key.substr(0, end);
  key.remove_prefix(std::min(end + 1, key.size()));
  return part;
}

// What a value says; any but a string is what it is spelled.
std::string_view said(std::string_view json, std::string& scratch) {
  return is_string(json) ? string_in(json, scratch) : json;
}

bool fits(std::string_view pattern, std::string_view text) {
  std::size_t at = 0, in_pattern = 0;
  std::size_t behind_star = pattern.npos, tried = 0;
  while (at < text.size()) {
    if (in_pattern < pattern.size() && pattern[in_pattern] == star) {
      behind_star = ++in_pattern;
      tried = at;
    } else if (in_pattern < pattern.size() && pattern[in_pattern] == text[at]) {
      ++in_pattern;
      ++at;
    } else if (behind_star != pattern.npos) {  // let the latest * take one more
      in_pattern = behind_star;
      at = ++tried;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of(star, in_pattern) == pattern.npos;
}

bool falls_under(std::string_view pattern, std::string_view key) {
  std::string pattern_scratch, key_scratch;
  while (!pattern.empty()) {
    const std::string_view wanted = take_part(pattern);
    const std::string_view value = take_part(key);
    if (wanted == value) continue;
    if (!has_star(wanted) ||
        !fits(said(wanted, pattern_scratch), said(value, key_scratch)))
      return false;
  }
  return true;
}

}  // namespace

void Wildcards::add(std::string_view key, std::uint32_t row) {
  if (!has_star(key)) return;
  if (key.size() > longest_pattern)
    throw std::runtime_error("a key with a * in it has more than " +
                             std::to_string(longest_pattern) + " bytes");
  Pattern pattern{std::string(key), {}, 0, row};
  std::string scratch;
  while (!key.empty()) {
    const std::string_view text = said(take_part(key), scratch);
    const auto stars = std::count(text.begin(), text.end(), star);
    pattern.literals += text.size() - static_cast<std::size_t>(stars);
    pattern.text.append(text).push_back('\n');
  }
  patterns_.push_back(std::move(pattern));
}

void Wildcards::sort() {
  std::sort(patterns_.begin(), patterns_.end(), [](const auto& a, const auto& b) {
    return std::tie(b.literals, a.text) < std::tie(a.literals, b.text);
  });
}

std::optional<std::uint32_t> Wildcards::find(std::string_view key) const {
  const auto found = std::find_if(
      patterns_.begin(), patterns_.end(),
      [&](const Pattern& pattern) { return falls_under(pattern.key, key); });
  if (found == patterns_.end()) return std::nullopt;
  return found->row;
}

}  // namespace weir

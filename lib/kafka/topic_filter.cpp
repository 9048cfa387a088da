#include "kafka/topic_filter.h"

#include <algorithm>
#include <stdexcept>

namespace weir {
namespace {

bool is_in_names(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         c == '.' || c == '_' || c == '-';
}

}  // namespace

TopicFilter::TopicFilter(const std::vector<std::string>& patterns) {
  for (const std::string& pattern : patterns) {
    if (!pattern.starts_with('^')) {
      if (!is_topic_name(pattern))
        throw std::invalid_argument("--topic " + pattern +
                                    ": no topic can have that name");
      names_.push_back(pattern);
      continue;
    }
    try {
      expressions_.emplace_back(pattern, std::regex::extended);
    } catch (const std::regex_error&) {
      throw std::invalid_argument("--topic " + pattern + ": no regular expression");
    }
  }
}

bool TopicFilter::matches(std::string_view topic) const {
  if (is_empty()) return true;
  if (std::find(names_.begin(), names_.end(), topic) != names_.end()) return true;
  return std::any_of(expressions_.begin(), expressions_.end(), [&](const auto& one) {
    return std::regex_search(topic.begin(), topic.end(), one);
  });
}

bool is_topic_name(std::string_view name) {
  constexpr std::size_t longest = 249;
  return !name.empty() && name.size() <= longest && name != "." && name != ".." &&
         std::all_of(name.begin(), name.end(), is_in_names);
}

}  // namespace weir

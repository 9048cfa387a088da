// TopicFilter: which topics are meant: by name, or by a regular expression where
// it begins with ^.
#pragma once

#include <regex>
#include <string>
#include <string_view>
#include <vector>

namespace weir {

class TopicFilter {
 public:
  // Throws std::invalid_argument where one of them can't be read, or is no name
  // that a topic can have.
  explicit TopicFilter(const std::vector<std::string>& patterns);

  bool matches(std::string_view topic) const;

  // Those that are no expressions, and so must be there.
  const std::vector<std::string>& names() const { return names_; }

  // None is given: then all match.
  bool is_empty() const { return names_.empty() && expressions_.empty(); }

 private:
  std::vector<std::string> names_;
  std::vector<std::regex> expressions_;
};

// True where a topic can have this name: up to 249 of a-z A-Z 0-9 . _ -
bool is_topic_name(std::string_view name);

}  // namespace weir

// Threads: the messages that others are replies to.
#pragma once

#include <list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace weir {

class Threads {
 public:
  // Forgets the one that began first where there are more. Requires: most > 0.
  explicit Threads(std::size_t most) : most_{most} {}

  // Empty where there is none.
  std::string_view root(const std::string& thread) const;
  void begin(const std::string& thread, std::string root);
  void end(const std::string& thread);

 private:
  using Entry = std::pair<std::string, std::string>;

  std::size_t most_;
  std::list<Entry> entries_;  // the one that began first in front
  std::unordered_map<std::string, std::list<Entry>::iterator> by_thread_;
};

}  // namespace weir

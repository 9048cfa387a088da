// Wildcards: the rows of a table whose keys have a * in them, and the one of them
// that a key falls under.
//
//   "web-*"   falls under it: "web-1", "web-"
//   "*"       everything
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weir {

class Wildcards {
 public:
  // Takes a row with a key as RowKey makes it, if there is a * in it.
  void add(std::string_view key, std::uint32_t row);

  // To be called after the last add() and before find().
  void sort();

  bool empty() const { return patterns_.empty(); }

  // The row that `key` falls under: where there are several, of those that say
  // most besides their * the first in order of what it says.
  std::optional<std::uint32_t> find(std::string_view key) const;

 private:
  struct Pattern {
    std::string key;
    std::string text;          // what it says
    std::size_t literals = 0;  // bytes of that besides the *
    std::uint32_t row = 0;
  };

  std::vector<Pattern> patterns_;
};

}  // namespace weir

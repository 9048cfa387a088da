// Levels: conditions that are named, the higher ones later.
//
//   parse_levels("warn: usage > 80, crit: usage > 90")
//   // {{"warn", "usage > 80"}, {"crit", "usage > 90"}}
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace weir {

struct NamedCondition {
  std::string name;
  std::string condition;
};

// Up to this many levels.
constexpr std::size_t most_levels = 16;

// What a record is called that is at none of them.
constexpr std::string_view no_level = "ok";

// Throws std::invalid_argument where a name is missing, is no word, occurs twice or
// is that of none, or where there are too many.
std::vector<NamedCondition> parse_levels(std::string_view text);

// True where the text begins with a name, as those do, and is no plain condition.
bool is_named(std::string_view text);

}  // namespace weir

// RowFinder: the row of a table that belongs to a key: the one of just that key, or
// else the nearest with a wildcard that it falls under.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "join/table.h"
#include "keys/key_table.h"

namespace weir {

// Remembers what wildcards came to, of up to a quarter of a million keys.
class RowFinder {
 public:
  std::optional<std::uint32_t> find(const Table& table, std::string_view key) {
    const auto row = table.find(key);
    return row || table.wildcards().empty() ? row : find_wild(table, key);
  }

  // To be called when the table is another one.
  void forget();

 private:
  std::optional<std::uint32_t> find_wild(const Table& table, std::string_view key);

  KeyTable keys_;
  std::vector<std::optional<std::uint32_t>> rows_;  // of those keys
};

}  // namespace weir

// Numbers of JSON, read: fast, and to the last bit.
#pragma once

#include <optional>
#include <string_view>

namespace weir {

// Reads a JSON number, all of `text`, into `value`. False where it isn't one, or
// is too large for a double; the value is anything then. Asked for every number
// of every record: an optional would go through memory.
bool read_json_number(std::string_view text, double& value);

// The same, where that doesn't matter.
inline std::optional<double> parse_json_number(std::string_view text) {
  double value = 0;
  return read_json_number(text, value) ? std::optional(value) : std::nullopt;
}

// True where all of `text` is a JSON number by the grammar, whatever its size.
bool is_json_number(std::string_view text);

}  // namespace weir

// Numbers of JSON, read: fast, and to the last bit.
#pragma once

#include <optional>
#include <string_view>

namespace weir {

// Reads a JSON number, all of `text`; nullopt where it isn't one, or is too
// large for a double.
std::optional<double> parse_json_number(std::string_view text);

// True where all of `text` is a JSON number by the grammar, whatever its size.
bool is_json_number(std::string_view text);

}  // namespace weir

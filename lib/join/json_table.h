// A table from JSON: an array of objects, or an object a line.
#pragma once

#include <string_view>

#include "join/table.h"

namespace weir {

// Both add the rows of `text`, which is a whole file: numbers as they are
// spelled, strings escaped no more than need be. Throw std::runtime_error that
// names the line.
void read_json_table(std::string_view text, TableBuilder& table);
void read_ndjson_table(std::string_view text, TableBuilder& table);

}  // namespace weir

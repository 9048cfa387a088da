// A table from CSV: RFC 4180, with a header.
#pragma once

#include <string_view>

#include "join/table.h"

namespace weir {

// Adds the rows of `text`, which is a whole file. A field that is a number as
// JSON writes it is a number, an empty one is nothing, any other is a string.
// Throws std::runtime_error that names the line.
void read_csv_table(std::string_view text, TableBuilder& table);

}  // namespace weir

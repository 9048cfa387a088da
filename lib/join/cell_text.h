// Cells of a database's tables as JSON text.
#pragma once

#include <string>
#include <string_view>

namespace weir {

// Each makes `json` what the cell is in a table, empty for null. A text has to be
// UTF-8: std::runtime_error otherwise. A number that JSON doesn't have, such as
// infinity, is null.
void set_text_cell(std::string& json, std::string_view text);
void set_number_cell(std::string& json, std::string_view number);

}  // namespace weir

#include "join/cell_text.h"

#include <stdexcept>

#include "ndjson/number.h"
#include "ndjson/text.h"

namespace weir {

void set_text_cell(std::string& json, std::string_view text) {
  if (utf8_prefix(text) < text.size())
    throw std::runtime_error("a text that is not UTF-8: " +
                             std::string(text.substr(0, utf8_prefix(text))) + "...");
  json.clear();
  append_json_string(json, text);
}

void set_number_cell(std::string& json, std::string_view number) {
  json.clear();
  if (is_json_number(number)) json.append(number);
}

}  // namespace weir

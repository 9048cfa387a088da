#include "join/row_key.h"

#include "ndjson/text.h"
#include "ndjson/value.h"

namespace weir {

// The value as every other that is the same is spelled.
std::string_view RowKey::normal(std::string_view json) {
  if (is_string(json) && json.find('\\') == json.npos) return json;
  if (!is_string(json) && typing_ == Typing::Json) return json;
  normal_.clear();
  append_json_string(normal_, is_string(json) ? string_in(json, unescaped_) : json);
  return normal_;
}

void RowKey::add(std::string_view json) {
  const std::string_view part = normal(json);
  if (values_ == 1) {
    text_ = part;  // most keys: nothing is copied
    return;
  }
  joined_.append(part).push_back('\n');  // which no JSON text has in it
  text_ = joined_;
}

}  // namespace weir

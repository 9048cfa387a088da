#include "ndjson/value.h"

#include "ndjson/number.h"
#include "ndjson/text.h"

namespace weir {
namespace {

std::string_view inside(std::string_view raw) { return raw.substr(1, raw.size() - 2); }

}  // namespace

bool read_number_in(std::string_view raw, double& value) {
  return read_json_number(is_string(raw) ? inside(raw) : raw, value);
}

std::optional<double> number_in(std::string_view raw) {
  return parse_json_number(is_string(raw) ? inside(raw) : raw);
}

std::optional<Timestamp> time_in(std::string_view raw) {
  const bool padded = raw.size() > 1 && raw[0] == '0' && raw[1] >= '0' && raw[1] <= '9';
  if (padded) return std::nullopt;  // 07 is no JSON
  return parse_timestamp(is_string(raw) ? inside(raw) : raw);
}

std::string_view string_in(std::string_view raw, std::string& scratch) {
  const std::string_view spelled = inside(raw);
  if (spelled.find('\\') == spelled.npos) return spelled;
  scratch.clear();
  return append_unescaped(scratch, spelled) ? std::string_view(scratch) : spelled;
}

}  // namespace weir

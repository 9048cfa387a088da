#include "window/aggregate_name.h"

#include <stdexcept>

namespace weir {

AggregateName parse_aggregate_name(std::string_view text) {
  AggregateName parsed;
  const std::string whole(text);
  if (const std::size_t equals = text.rfind('='); equals != text.npos) {
    parsed.column = text.substr(equals + 1);
    text = text.substr(0, equals);
    if (parsed.column.empty())
      throw std::invalid_argument(whole + ": a name is missing behind the =");
  }
  const std::size_t colon = text.find(':');
  parsed.function = text.substr(0, colon);
  if (colon != text.npos) parsed.field = text.substr(colon + 1);
  const bool counts = parsed.function == "count";
  if (counts && colon != text.npos)
    throw std::invalid_argument(whole + ": count takes no field");
  if (!counts && parsed.field.empty())
    throw std::invalid_argument(whole + ": a field is wanted, as in avg:usage");
  return parsed;
}

}  // namespace weir

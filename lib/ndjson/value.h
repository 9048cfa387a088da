// What the JSON text of one value stands for.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "time/timestamp.h"

namespace weir {

// A number, or a string that is wholly a number, as IoT payloads have it.
bool read_number_in(std::string_view raw, double& value);
std::optional<double> number_in(std::string_view raw);

// A time: a number or a string, see parse_timestamp().
std::optional<Timestamp> time_in(std::string_view raw);

inline bool is_string(std::string_view raw) {
  return !raw.empty() && raw.front() == '"';
}

// What the string `raw` says; where it has escapes, kept in `scratch`. A string
// with half a surrogate pair is taken as it is spelled. Requires: is_string(raw).
std::string_view string_in(std::string_view raw, std::string& scratch);

}  // namespace weir

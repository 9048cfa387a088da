// Timestamp: a point in time, and the form in which it was written.
//
//   parse_timestamp("1709294400250")         // milliseconds, told by the size
//   parse_timestamp("2024-03-01T13:00:00+01:00")
//   append_timestamp(out, {time, TimeForm::Rfc3339})  // "2024-03-01T12:00:00Z"
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "time/time.h"

namespace weir {

enum class TimeForm : unsigned char {
  Seconds,  // since 1970, as a number; likewise the next three
  Milliseconds,
  Microseconds,
  Nanoseconds,
  Rfc3339,   // "2024-03-01T12:00:00.25Z"
  DateTime,  // "2024-03-01 12:00:00.250", taken as UTC
};

struct Timestamp {
  Time time;
  TimeForm form = TimeForm::Rfc3339;
};

// Reads a number since 1970 or a date and time (without quotation marks). The
// unit of a number is told by its size: below 1e11 seconds, below 1e14
// milliseconds, below 1e17 microseconds, else nanoseconds. A fraction finer
// than a nanosecond is cut. nullopt where it is neither, or lies outside
// [earliest_time, latest_time).
std::optional<Timestamp> parse_timestamp(std::string_view text);

// Appends it as JSON: a number, or a string with its quotation marks.
void append_timestamp(std::string& out, Timestamp timestamp);

}  // namespace weir

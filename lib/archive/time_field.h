// TimeField: a part of a date in a path, as strftime(3) calls it.
//
//   append_time_field(out, *find_time_field('H'), noon);  // "12"
#pragma once

#include <string>
#include <string_view>

#include "time/time.h"

namespace weir {

// Numbers of a fixed width, with zeros in front.
struct TimeField {
  char letter;
  int digits;
  unsigned least, most;
  Duration unit;  // within one of these, counted from 1970, it stays the same
};

// What stands behind a '%'; null where it is none of Y y m d j H M S.
const TimeField* find_time_field(char letter);

// Appends what it is at `time`, in UTC.
void append_time_field(std::string& out, const TimeField& field, Time time);

// True where it can have appended `text`.
bool is_time_field(std::string_view text, const TimeField& field);

}  // namespace weir

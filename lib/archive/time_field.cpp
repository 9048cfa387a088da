#include "archive/time_field.h"

#include <algorithm>
#include <array>

#include "text/digits.h"

namespace weir {

using namespace std::chrono;

namespace {

constexpr std::array<TimeField, 8> fields{{
    {'Y', 4, 1900, 2150, hours{24}},
    {'y', 2, 0, 99, hours{24}},
    {'m', 2, 1, 12, hours{24}},
    {'d', 2, 1, 31, hours{24}},
    {'j', 3, 1, 366, hours{24}},
    {'H', 2, 0, 23, hours{1}},
    {'M', 2, 0, 59, minutes{1}},
    {'S', 2, 0, 59, seconds{1}},
}};

unsigned day_of_year(sys_days day) {
  const sys_days new_year = year_month_day{day}.year() / January / 1;
  return static_cast<unsigned>((day - new_year).count()) + 1;
}

unsigned value_at(char letter, Time time) {
  const auto midnight = floor<days>(time);
  const year_month_day date{midnight};
  const hh_mm_ss clock{floor<seconds>(time - midnight)};
  switch (letter) {
  case 'Y':
    return static_cast<unsigned>(static_cast<int>(date.year()));
  case 'y':
    return static_cast<unsigned>(static_cast<int>(date.year())) % 100;
  case 'm':
    return static_cast<unsigned>(date.month());
  case 'd':
    return static_cast<unsigned>(date.day());
  case 'j':
    return day_of_year(midnight);
  case 'H':
    return static_cast<unsigned>(clock.hours().count());
  case 'M':
    return static_cast<unsigned>(clock.minutes().count());
  default:
    return static_cast<unsigned>(clock.seconds().count());
  }
}

}  // namespace

const TimeField* find_time_field(char letter) {
  const auto* found =
      std::find_if(fields.begin(), fields.end(),
                   [&](const TimeField& field) { return field.letter == letter; });
  return found == fields.end() ? nullptr : found;
}

void append_time_field(std::string& out, const TimeField& field, Time time) {
  const std::string number = std::to_string(value_at(field.letter, time));
  const auto width = static_cast<std::size_t>(field.digits);
  out.append(width - std::min(width, number.size()), '0').append(number);
}

bool is_time_field(std::string_view text, const TimeField& field) {
  const char* at = text.data();
  const char* end = at + text.size();
  std::uint64_t value = 0;
  read_digits(at, end, value);
  return text.size() == static_cast<std::size_t>(field.digits) && at == end &&
         value >= field.least && value <= field.most;
}

}  // namespace weir

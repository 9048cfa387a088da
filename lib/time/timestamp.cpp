#include "time/timestamp.h"

#include <array>
#include <charconv>
#include <cstdint>

#include "text/digits.h"

namespace weir {

using namespace std::chrono;

namespace {

constexpr std::int64_t nanoseconds_in_second = 1'000'000'000;

// How many nanoseconds one of a numeric form's units has.
constexpr std::int64_t unit_of(TimeForm form) {
  switch (form) {
  case TimeForm::Milliseconds:
    return 1'000'000;
  case TimeForm::Microseconds:
    return 1'000;
  case TimeForm::Nanoseconds:
    return 1;
  default:
    return nanoseconds_in_second;
  }
}

constexpr TimeForm form_of(std::uint64_t magnitude) {
  if (magnitude < 100'000'000'000) return TimeForm::Seconds;
  if (magnitude < 100'000'000'000'000) return TimeForm::Milliseconds;
  if (magnitude < 100'000'000'000'000'000) return TimeForm::Microseconds;
  return TimeForm::Nanoseconds;
}

// Reads text from its front.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_{text} {}

  bool done() const { return rest_.empty(); }

  bool skip(char wanted) {
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool skip_any_of(std::string_view wanted) {
    for (const char c : wanted)
      if (skip(c)) return true;
    return false;
  }

  // Exactly `digits` digits; false where there are fewer.
  bool number(int digits, unsigned& value) {
    if (rest_.size() < static_cast<std::size_t>(digits)) return false;
    value = 0;
    for (int i = 0; i < digits; ++i) {
      const auto digit =
          static_cast<unsigned>(rest_[static_cast<std::size_t>(i)] - '0');
      if (digit > 9) return false;
      value = value * 10 + digit;
    }
    rest_.remove_prefix(static_cast<std::size_t>(digits));
    return true;
  }

  // One digit or more, as a fraction of `unit`; what is finer is cut.
  bool fraction(std::int64_t unit, std::int64_t& value) {
    value = 0;
    bool any = false;
    for (; !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9'; any = true) {
      unit /= 10;
      value += unit * (rest_.front() - '0');
      rest_.remove_prefix(1);
    }
    return any;
  }

 private:
  std::string_view rest_;
};

std::optional<Timestamp> within_limits(Time time, TimeForm form) {
  if (time < earliest_time || time >= latest_time) return std::nullopt;
  return Timestamp{time, form};
}

std::optional<Timestamp> parse_number(std::string_view text) {
  const bool negative = text.front() == '-';
  if (negative) text.remove_prefix(1);
  std::uint64_t whole = 0;
  const char* at = text.data();
  const char* end = at + text.size();
  read_digits(at, end, whole);
  if (at == text.data() || at - text.data() > 19) return std::nullopt;

  const TimeForm form = form_of(whole);
  const std::int64_t unit = unit_of(form);
  if (whole > static_cast<std::uint64_t>(INT64_MAX / unit) - 1) return std::nullopt;
  std::int64_t fraction = 0;
  Cursor behind{{at, static_cast<std::size_t>(end - at)}};
  if (behind.skip('.') && !behind.fraction(unit, fraction)) return std::nullopt;
  if (!behind.done()) return std::nullopt;

  const std::int64_t count = static_cast<std::int64_t>(whole) * unit + fraction;
  return within_limits(Time{Duration{negative ? -count : count}}, form);
}

bool read_clock(Cursor& in, Duration& clock) {
  unsigned hour = 0, minute = 0, second = 0;
  std::int64_t fraction = 0;
  if (!in.number(2, hour) || !in.skip(':') || !in.number(2, minute)) return false;
  if (!in.skip(':') || !in.number(2, second)) return false;
  if (in.skip('.') && !in.fraction(nanoseconds_in_second, fraction)) return false;
  if (hour > 23 || minute > 59 || second > 60) return false;  // 60: a leap second
  clock = hours{hour} + minutes{minute} + seconds{second} + nanoseconds{fraction};
  return true;
}

// "Z", "+01:00", "-0130".
bool read_offset(Cursor& in, Duration& offset) {
  offset = Duration{};
  if (in.skip_any_of("Zz")) return true;
  const bool west = in.skip('-');
  if (!west && !in.skip('+')) return false;
  unsigned hour = 0, minute = 0;
  if (!in.number(2, hour)) return false;
  in.skip(':');
  if (!in.number(2, minute) || hour > 23 || minute > 59) return false;
  offset = hours{hour} + minutes{minute};
  if (west) offset = -offset;
  return true;
}

std::optional<Timestamp> parse_date(std::string_view text) {
  Cursor in{text};
  unsigned year = 0, month = 0, day = 0;
  if (!in.number(4, year) || !in.skip('-') || !in.number(2, month)) return std::nullopt;
  if (!in.skip('-') || !in.number(2, day)) return std::nullopt;
  const year_month_day date{std::chrono::year{static_cast<int>(year)},
                            std::chrono::month{month}, std::chrono::day{day}};
  if (!date.ok() || year < 1899 || year > 2150) return std::nullopt;

  Duration clock{}, offset{};
  if (!in.skip_any_of("Tt ") || !read_clock(in, clock)) return std::nullopt;
  const TimeForm form =
      in.done() && text[10] == ' ' ? TimeForm::DateTime : TimeForm::Rfc3339;
  if (!in.done() && !read_offset(in, offset)) return std::nullopt;
  if (!in.done()) return std::nullopt;
  return within_limits(sys_days{date} + clock - offset, form);
}

void append_digits(std::string& out, std::int64_t value, int digits) {
  std::array<char, 20> text{};
  for (int i = digits - 1; i >= 0; --i) {
    text[static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
    value /= 10;
  }
  out.append(text.data(), static_cast<std::size_t>(digits));
}

// Appends ".25" for a quarter of `unit`, nothing for nothing; 3, 6 or 9 digits
// where they are asked to be whole thousands.
void append_fraction(std::string& out, std::int64_t value, std::int64_t unit,
                     bool by_thousands) {
  if (value == 0) return;
  int digits = 0;
  for (std::int64_t step = unit; step > 1; step /= 10) ++digits;
  const int group = by_thousands ? 3 : 1;
  const std::int64_t factor = by_thousands ? 1000 : 10;
  while (digits > group && value % factor == 0) {
    value /= factor;
    digits -= group;
  }
  out.push_back('.');
  append_digits(out, value, digits);
}

void append_number(std::string& out, std::int64_t count, std::int64_t unit) {
  const bool negative = count < 0;
  if (negative) count = -count;
  if (negative) out.push_back('-');
  std::array<char, 20> digits{};
  out.append(digits.data(),
             std::to_chars(digits.begin(), digits.end(), count / unit).ptr);
  append_fraction(out, count % unit, unit, false);
}

void append_date(std::string& out, Timestamp timestamp) {
  const auto midnight = floor<days>(timestamp.time);
  const year_month_day date{midnight};
  const hh_mm_ss clock{timestamp.time - midnight};
  const bool rfc3339 = timestamp.form == TimeForm::Rfc3339;
  append_digits(out, static_cast<int>(date.year()), 4);
  out.push_back('-');
  append_digits(out, static_cast<unsigned>(date.month()), 2);
  out.push_back('-');
  append_digits(out, static_cast<unsigned>(date.day()), 2);
  out.push_back(rfc3339 ? 'T' : ' ');
  append_digits(out, clock.hours().count(), 2);
  out.push_back(':');
  append_digits(out, clock.minutes().count(), 2);
  out.push_back(':');
  append_digits(out, clock.seconds().count(), 2);
  append_fraction(out, clock.subseconds().count(), nanoseconds_in_second, true);
  if (rfc3339) out.push_back('Z');
}

}  // namespace

std::optional<Timestamp> parse_timestamp(std::string_view text) {
  if (text.size() > 4 && text[4] == '-') return parse_date(text);
  return text.empty() ? std::nullopt : parse_number(text);
}

void append_timestamp(std::string& out, Timestamp timestamp) {
  if (timestamp.form < TimeForm::Rfc3339)
    return append_number(out, timestamp.time.time_since_epoch().count(),
                         unit_of(timestamp.form));
  out.push_back('"');
  append_date(out, timestamp);
  out.push_back('"');
}

}  // namespace weir

// Points in time, spans of time, and the way people write spans.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace weir {

using Duration = std::chrono::nanoseconds;
using Time = std::chrono::sys_time<Duration>;

// Every time that weir reads lies between these, and every span is at most
// longest_span, so that neither sums of a time and two spans nor differences of times
// can overflow.
constexpr Time earliest_time = std::chrono::sys_days{std::chrono::year{1900} / 1 / 1};
constexpr Time latest_time = std::chrono::sys_days{std::chrono::year{2150} / 1 / 1};
constexpr Duration longest_span = std::chrono::hours{24 * 36'500};

// Reads a span: a whole number and its unit, as in "250ms", "10s", "5m", "1h",
// "7d". nullopt where it is anything else, or longer than longest_span.
std::optional<Duration> parse_duration(std::string_view text);

// Writes it as parse_duration() reads it, in the largest unit that is exact.
std::string format_duration(Duration span);

constexpr double to_seconds(Duration span) {
  return std::chrono::duration<double>(span).count();
}

// The last multiple of `span`, counted from 1970 and shifted by `offset`, that
// isn't after `time`. Requires: span > 0.
constexpr Time floor_to(Time time, Duration span, Duration offset) {
  Duration into = (time.time_since_epoch() - offset) % span;
  if (into < Duration{}) into += span;
  return time - into;
}

}  // namespace weir

#include "kafka/offset_range.h"

#include <charconv>
#include <stdexcept>
#include <string>

#include "time/timestamp.h"

namespace weir {
namespace {

using Kind = OffsetPoint::Kind;

std::optional<std::int64_t> parse_whole(std::string_view text) {
  std::int64_t value = 0;
  const char* end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, value);
  if (result.ec != std::errc{} || result.ptr != end || value < 0) return std::nullopt;
  return value;
}

std::optional<Time> parse_moment(std::string_view text, Time now) {
  if (text == "now" || text == "end") return now;
  if (text.starts_with('-')) {
    const auto span = parse_duration(text.substr(1));
    return span ? std::optional(now - *span) : std::nullopt;
  }
  constexpr std::size_t date_size = std::string_view("2024-03-01").size();
  const auto stamp = text.size() == date_size && text[4] == '-'
                         ? parse_timestamp(std::string(text) + "T00:00:00Z")
                         : parse_timestamp(text);
  return stamp ? std::optional(stamp->time) : std::nullopt;
}

std::optional<OffsetPoint> find_moment(std::string_view text, Time now) {
  const auto moment = parse_moment(text, now);
  if (!moment) return std::nullopt;
  const auto whole = std::chrono::ceil<std::chrono::milliseconds>(*moment);
  return OffsetPoint{Kind::Moment, whole.time_since_epoch().count()};
}

std::optional<OffsetPoint> find_point(std::string_view text, Time now) {
  if (text == "beginning" || text == "start" || text == "earliest")
    return OffsetPoint{Kind::Beginning};
  if (text == "end" || text == "latest") return OffsetPoint{Kind::End};
  if (text == "stored") return OffsetPoint{Kind::Stored};
  if (text.starts_with('@')) return find_moment(text.substr(1), now);
  const bool from_end = text.starts_with('-');
  const auto value = parse_whole(from_end ? text.substr(1) : text);
  if (!value) return std::nullopt;
  return OffsetPoint{from_end ? Kind::FromEnd : Kind::Number, *value};
}

[[noreturn]] void refuse(std::string_view text) {
  throw std::invalid_argument(
      "--offset " + std::string(text) +
      ": it is beginning, end, stored, N, -N, @TIME, or two of them with a colon "
      "between");
}

// The second of two points needs no @ of its own where the first is a time.
std::optional<OffsetPoint> find_second(std::string_view text, bool of_times, Time now) {
  if (of_times && text == "end") return OffsetPoint{Kind::End};
  return of_times && !text.starts_with('@') ? find_moment(text, now)
                                            : find_point(text, now);
}

}  // namespace

OffsetPoint OffsetPoint::parse(std::string_view text, Time now) {
  const auto point = find_point(text, now);
  if (!point) refuse(text);
  return *point;
}

OffsetRange OffsetRange::parse(std::string_view text, Time now) {
  if (text.starts_with("s@"))
    return {OffsetPoint::parse(text.substr(1), now), std::nullopt};
  if (text.starts_with("e@"))
    return {std::nullopt, OffsetPoint::parse(text.substr(1), now)};
  if (const auto point = find_point(text, now)) return {point, std::nullopt};
  const bool of_times = text.starts_with('@');
  // Times have colons of their own: what is a point on both sides it must be.
  for (std::size_t colon = text.find(':'); colon != std::string_view::npos;
       colon = text.find(':', colon + 1)) {
    const std::string_view first = text.substr(0, colon);
    const auto end = find_second(text.substr(colon + 1), of_times, now);
    const bool open = first.empty() || first == "@";
    const auto begin = open ? std::nullopt : find_point(first, now);
    if (end && end->kind != Kind::Stored && (open || begin)) return {begin, end};
  }
  refuse(text);
}

}  // namespace weir

#include "http/retry_after.h"

#include <algorithm>
#include <string>

#include "time/timestamp.h"

namespace weir {
namespace {

std::string_view without_spaces(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

// "Sun, 06 Nov 1994 08:49:37 GMT", the one form that servers are to write.
std::optional<Time> parse_http_date(std::string_view text) {
  constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
  constexpr std::string_view form = "Sun, 06 Nov 1994 08:49:37 GMT";
  if (text.size() != form.size() || !text.ends_with(" GMT")) return std::nullopt;
  const std::size_t month = months.find(text.substr(8, 3));
  if (month == months.npos || month % 3 != 0) return std::nullopt;

  const std::string number = std::to_string(month / 3 + 1);
  std::string date{text.substr(12, 4)};
  date.append(number.size() < 2 ? "-0" : "-").append(number);
  date.append("-").append(text.substr(5, 2));
  date.append("T").append(text.substr(17, 8)).append("Z");
  const auto timestamp = parse_timestamp(date);
  return timestamp ? std::optional(timestamp->time) : std::nullopt;
}

}  // namespace

std::optional<Duration> parse_retry_after(std::string_view text, Time now) {
  text = without_spaces(text);
  if (!text.empty() && text.find_first_not_of("0123456789") == text.npos)
    return parse_duration(std::string(text) + "s").value_or(longest_span);
  const auto date = parse_http_date(text);
  return date ? std::optional(std::max(*date - now, Duration{})) : std::nullopt;
}

}  // namespace weir

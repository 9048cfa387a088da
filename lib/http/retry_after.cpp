#include "http/retry_after.h"

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
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

std::optional<Duration> asked_wait(std::string_view header, std::string_view body,
                                   Time now) {
  if (const auto wait = parse_retry_after(header, now)) return wait;
  const auto answer = nlohmann::json::parse(body, nullptr, false);
  for (const char* path : {"/retry_after", "/parameters/retry_after"}) {
    const nlohmann::json::json_pointer pointer{path};
    if (!answer.is_object() || !answer.contains(pointer)) continue;
    const auto& seconds = answer[pointer];
    if (!seconds.is_number() || seconds < 0) return std::nullopt;
    return std::chrono::ceil<Duration>(std::chrono::duration<double>(
        std::min(seconds.get<double>(), to_seconds(longest_span))));
  }
  return std::nullopt;
}

}  // namespace weir

#include "time/time.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

namespace weir {

using namespace std::chrono_literals;

// Largest first.
constexpr std::array<std::pair<std::string_view, Duration>, 7> units{{{"d", 24h},
                                                                      {"h", 1h},
                                                                      {"m", 1min},
                                                                      {"s", 1s},
                                                                      {"ms", 1ms},
                                                                      {"us", 1us},
                                                                      {"ns", 1ns}}};

std::optional<Duration> parse_duration(std::string_view text) {
  std::int64_t count = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, count);
  if (error != std::errc{} || count < 0) return std::nullopt;

  const std::string_view suffix(rest, static_cast<std::size_t>(end - rest));
  for (const auto& [unit, span] : units) {
    if (unit != suffix) continue;
    if (count > longest_span / span) return std::nullopt;
    return count * span;
  }
  return std::nullopt;
}

std::string format_duration(Duration span) {
  if (span == Duration{}) return "0s";
  for (const auto& [unit, size] : units)
    if (span % size == Duration{}) return std::to_string(span / size).append(unit);
  return "0s";  // not reached: every span is a multiple of 1 ns
}

}  // namespace weir

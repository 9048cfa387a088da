#include "alert/rate_limiter.h"

#include <charconv>

namespace weir {
namespace {

constexpr std::uint64_t most_in_a_span = 10'000;  // they are all remembered

}  // namespace

std::optional<Rate> parse_rate(std::string_view text) {
  Rate rate;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, rate.count);
  if (error != std::errc{} || rate.count == 0 || rate.count > most_in_a_span ||
      rest == end || *rest != '/')
    return std::nullopt;
  std::string span{rest + 1, end};
  if (!span.empty() && (span.front() < '0' || span.front() > '9')) span.insert(0, "1");
  const auto parsed = parse_duration(span);
  if (!parsed || *parsed == Duration{}) return std::nullopt;
  rate.span = *parsed;
  return rate;
}

std::string format_rate(const Rate& rate) {
  return std::to_string(rate.count) + "/" + format_duration(rate.span);
}

void RateLimiter::mark(SteadyTime now) {
  if (!is_limited()) return;
  if (times_.size() == rate_.count) times_.pop_front();
  times_.push_back(now);
}

}  // namespace weir

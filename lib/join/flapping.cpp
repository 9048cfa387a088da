#include "join/flapping.h"

#include <charconv>

namespace weir {
namespace {

constexpr double heaviest = 1.2, lightest = 0.8;

std::optional<double> parse_percentage(std::string_view text) {
  double value = 0;
  if (!text.ends_with('%')) return std::nullopt;
  const char* end = text.data() + text.size() - 1;
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || rest != end || !(value >= 0 && value <= 100))
    return std::nullopt;
  return value / 100;
}

}  // namespace

std::optional<FlapLimits> parse_flap_limits(std::string_view text) {
  const std::size_t comma = text.find(',');
  if (comma == text.npos) return std::nullopt;
  const auto low = parse_percentage(text.substr(0, comma));
  const auto high = parse_percentage(text.substr(comma + 1));
  if (!low || !high || *low > *high) return std::nullopt;
  return FlapLimits{*low, *high};
}

bool Flapping::mark(bool changed, const FlapLimits& limits) {
  history_ = (history_ << 1U | (changed ? 1U : 0U)) & (flag - 1);
  constexpr double step = (heaviest - lightest) / (records - 1);
  double sum = 0;
  for (std::uint32_t age = 0; age < records; ++age)
    if ((history_ >> age & 1U) != 0) sum += heaviest - step * age;
  const double share = sum / records;
  if (share > limits.high) flaps_ = true;
  if (share < limits.low) flaps_ = false;
  return flaps_;
}

}  // namespace weir

#include "fleet/amount.h"

#include <charconv>
#include <stdexcept>

#include "time/timestamp.h"

namespace weir {
namespace {

template <typename Number, typename... Format>
std::optional<Number> find_number(std::string_view text, Format... format) {
  if (text.empty() || text.front() < '0' || text.front() > '9')
    return std::nullopt;  // not "-1", "inf" or "nan"
  Number value{};
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value, format...);
  if (error != std::errc{} || rest != end) return std::nullopt;
  return value;
}

}  // namespace

std::optional<double> find_amount(std::string_view text) {
  return find_number<double>(text, std::chars_format::fixed);
}

std::optional<std::uint64_t> find_whole(std::string_view text) {
  return find_number<std::uint64_t>(text);
}

std::optional<double> find_share(std::string_view text) {
  const bool percent = text.ends_with('%');
  const auto amount = find_amount(text.substr(0, text.size() - (percent ? 1 : 0)));
  const double whole = percent ? 100 : 1;
  if (!amount || *amount > whole) return std::nullopt;
  return *amount / whole;
}

double parse_share(std::string_view text) {
  const auto share = find_share(text);
  if (!share) refuse(text, "a share is wanted, such as 0.01 or 1%");
  return *share;
}

std::uint64_t parse_whole(std::string_view text) {
  const auto number = find_whole(text);
  if (!number) refuse(text, "a whole number is wanted");
  return *number;
}

Time parse_time(std::string_view text) {
  const auto time = parse_timestamp(text);
  if (!time) refuse(text, "a time from 1900 to 2149 is wanted");
  return time->time;
}

void refuse(std::string_view text, const std::string& why) {
  throw std::invalid_argument(std::string(text) + ": " + why);
}

}  // namespace weir

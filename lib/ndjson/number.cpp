#include "ndjson/number.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <string>

#include "text/digits.h"

namespace weir {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Moves past digits; false where there are none.
bool skip_digits(const char*& at, const char* end) {
  const char* start = at;
  while (at != end && is_digit(*at)) ++at;
  return at != start;
}

constexpr std::ptrdiff_t most_digits = 18;  // always fit 63 bits

constexpr std::array<std::int64_t, most_digits + 1> powers_of_ten = [] {
  std::array<std::int64_t, most_digits + 1> powers{1};
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();

// digits / 10^decimals, rounded once. Both are exact as long doubles of 64 bits,
// so their quotient is right to 64 bits, and rounding that to 53 is rounding the
// true one, unless the 11 bits between are just a half: then nobody knows on
// which side of it the true one lies.
// False there, and on machines whose long doubles are others.
inline bool quotient(std::int64_t digits, std::size_t decimals, double& value) {
  if constexpr (std::numeric_limits<long double>::digits != 64) return false;
  const long double exact = static_cast<long double>(digits) /
                            static_cast<long double>(powers_of_ten[decimals]);
  std::uint64_t mantissa = 0;
  std::memcpy(&mantissa, &exact, sizeof mantissa);
  value = static_cast<double>(exact);
  return (mantissa & 0x7FFU) != 0x400U;
}

// The digits behind a point, all of [begin, end).
inline bool read_fraction(const char* begin, const char* end, std::uint64_t& value) {
  const std::ptrdiff_t count = end - begin;
  if (count >= 8 && count <= 16) return read_8_to_16_digits(begin, end, value);
  read_digits(begin, end, value);
  return begin == end && count > 0;
}

// Reads what most numbers are: some digits, perhaps with a point between them.
// False where it is something else, right or wrong.
inline bool plain_decimal(std::string_view text, double& value) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const char* at = text.data();
  const char* end = at + text.size();
  std::uint64_t digits = 0;
  read_digits(at, end, digits);
  const std::ptrdiff_t count = at - text.data();
  if (count == 0 || (text.front() == '0' && count > 1)) return false;
  const std::ptrdiff_t decimals = at == end ? 0 : end - at - 1;
  if (count + decimals > most_digits) return false;
  const auto places = static_cast<std::size_t>(decimals);
  if (at != end) {
    std::uint64_t fraction = 0;
    if (*at != '.' || !read_fraction(at + 1, end, fraction)) return false;
    digits = digits * static_cast<std::uint64_t>(powers_of_ten[places]) + fraction;
  }
  if (!quotient(static_cast<std::int64_t>(digits), places, value)) return false;
  if (negative) value = -value;
  return true;
}

}  // namespace

bool is_json_number(std::string_view text) {
  const char* at = text.data();
  const char* end = at + text.size();
  if (at != end && *at == '-') ++at;
  if (at == end) return false;
  if (*at == '0')
    ++at;
  else if (!skip_digits(at, end))
    return false;
  if (at != end && *at == '.' && !skip_digits(++at, end)) return false;
  if (at != end && (*at == 'e' || *at == 'E')) {
    ++at;
    if (at != end && (*at == '+' || *at == '-')) ++at;
    if (!skip_digits(at, end)) return false;
  }
  return at == end;
}

bool read_json_number(std::string_view text, double& value) {
  if (plain_decimal(text, value)) return true;
  // What from_chars takes beyond JSON: 01, 1. and .5, inf and nan.
  const char* begin = text.data();
  const char* end = begin + text.size();
  if (begin != end && *begin == '-') ++begin;
  if (begin == end || !is_digit(*begin) || !is_digit(end[-1])) return false;
  if (*begin == '0' && begin + 1 != end && is_digit(begin[1])) return false;
  const std::size_t point = text.find('.');
  if (point != text.npos && !is_digit(text[point + 1])) return false;

  const auto [rest, error] = std::from_chars(text.data(), end, value);
  if (error == std::errc{}) return rest == end;
  if (error == std::errc::invalid_argument || !is_json_number(text)) return false;
  // Out of range: too small is as good as nothing, too large is refused.
  value = std::strtod(std::string(text).c_str(), nullptr);
  return std::isfinite(value);
}

}  // namespace weir

#include "join/rest.h"

#include <charconv>

namespace weir {
namespace {

constexpr std::uint64_t one_percent = Rest::whole_share / 100;
constexpr std::uint64_t most_records = std::uint64_t{1} << 62U;  // so that sums fit

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<std::uint64_t> parse_whole(std::string_view text) {
  std::uint64_t value = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || rest != end) return std::nullopt;
  return value;
}

// A percentage without its sign, digit by digit, as no double has 0.1.
std::optional<std::uint64_t> parse_share(std::string_view text) {
  const std::size_t point = text.find('.');
  const auto whole = parse_whole(text.substr(0, point));
  if (!whole || *whole > 100) return std::nullopt;
  std::uint64_t share = *whole * one_percent;
  if (point != text.npos) {
    text.remove_prefix(point + 1);
    std::uint64_t worth = one_percent;
    if (text.empty()) return std::nullopt;
    for (const char c : text) {
      worth /= 10;
      if (!is_digit(c) || worth == 0) return std::nullopt;
      share += worth * static_cast<std::uint64_t>(c - '0');
    }
  }
  return share <= Rest::whole_share ? std::optional(share) : std::nullopt;
}

}  // namespace

std::optional<Rest> parse_rest(std::string_view text) {
  Rest rest;
  if (const auto records = parse_whole(text); records && *records <= most_records) {
    rest.kind = Rest::Kind::Records;
    rest.records = *records;
  } else if (const auto span = parse_duration(text)) {
    rest.kind = Rest::Kind::Span;
    rest.span = *span;
  } else if (text.ends_with('%')) {
    const auto share = parse_share(text.substr(0, text.size() - 1));
    if (!share) return std::nullopt;
    rest.kind = Rest::Kind::Share;
    rest.share = *share;
  }
  const bool is_none = rest.records == 0 && rest.span == Duration{} && rest.share == 0;
  return is_none ? std::nullopt : std::optional(rest);
}

}  // namespace weir

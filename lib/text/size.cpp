#include "text/size.h"

#include <array>
#include <charconv>

namespace weir {
namespace {

constexpr std::uint64_t largest = std::uint64_t{1} << 62U;

}  // namespace

std::optional<std::uint64_t> parse_size(std::string_view text) {
  constexpr std::array<std::string_view, 5> units{"", "KiB", "MiB", "GiB", "TiB"};
  std::uint64_t count = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, count);
  if (error != std::errc{} || count == 0) return std::nullopt;
  const std::string_view unit(rest, static_cast<std::size_t>(end - rest));
  for (std::size_t i = 0; i < units.size(); ++i)
    if (unit == units[i] && count <= largest >> (10 * i)) return count << (10 * i);
  return std::nullopt;
}

std::string format_size(std::uint64_t size) {
  if (size % (1U << 20U) == 0) return std::to_string(size >> 20U) + "MiB";
  if (size % (1U << 10U) == 0) return std::to_string(size >> 10U) + "KiB";
  return std::to_string(size);
}

}  // namespace weir

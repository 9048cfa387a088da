#include "time/extent.h"

#include <charconv>

namespace weir {

std::optional<Extent> parse_extent(std::string_view text) {
  Extent extent;
  if (const auto span = parse_duration(text)) {
    extent.span = *span;
  } else {
    const char* end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, extent.count);
    if (error != std::errc{} || rest != end) return std::nullopt;
  }
  return is_given(extent) ? std::optional(extent) : std::nullopt;
}

std::string format_extent(const Extent& extent) {
  if (extent.is_span()) return format_duration(extent.span);
  return extent.count == 0 ? "none" : std::to_string(extent.count);
}

}  // namespace weir

// Extent: how far something reaches: so many records, or so much time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "time/time.h"

namespace weir {

// One of both is more than none, where it is given.
struct Extent {
  std::uint64_t count = 0;
  Duration span{};

  bool is_span() const { return span > Duration{}; }
};

inline bool is_given(const Extent& extent) {
  return extent.count > 0 || extent.is_span();
}

// Reads a number from 1 on, or a span longer than none; nullopt where it is
// anything else.
std::optional<Extent> parse_extent(std::string_view text);

// Writes it as parse_extent() reads it; "none" where neither is.
std::string format_extent(const Extent& extent);

}  // namespace weir

// Rest: how long it is silent after a match.
//
//   parse_rest("100")   // for 100 records
//   parse_rest("10m")   // for 10 minutes
//   parse_rest("2.5%")  // for as many records as are 2.5 % of those so far
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "time/time.h"

namespace weir {

struct Rest {
  enum class Kind : unsigned char { None, Records, Span, Share };

  // A share of 100 %.
  static constexpr std::uint64_t whole_share = 100'000'000;

  Kind kind = Kind::None;
  std::uint64_t records = 0;
  Duration span{};
  std::uint64_t share = 0;  // in parts of whole_share
};

// Reads a number of records, a span, or a percentage of up to 100 and with up to
// 6 decimals; each more than none. nullopt where it is anything else.
std::optional<Rest> parse_rest(std::string_view text);

}  // namespace weir

// OffsetRange: where in a partition to begin and where to end, as people type it.
//
//   OffsetRange::parse("beginning", now)     also: end, stored
//   OffsetRange::parse("1000", now)          from that offset on
//   OffsetRange::parse("-10", now)           the last ten of each partition
//   OffsetRange::parse("100:200", now)       up to, but without, the second
//   OffsetRange::parse("@2024-03-01", now)   from that time on
//   OffsetRange::parse("@-15m:end", now)     the last quarter, then end
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "time/time.h"

namespace weir {

struct OffsetPoint {
  enum class Kind : unsigned char {
    Beginning,
    End,
    Stored,   // where the group was
    Number,   // that offset
    FromEnd,  // so many before the end
    Moment,   // the first message of that time or later
  };
  Kind kind = Kind::Beginning;
  std::int64_t value = 0;  // for Moment milliseconds since 1970

  // Throws std::invalid_argument, saying why, where `text` is none.
  static OffsetPoint parse(std::string_view text, Time now);
  friend bool operator==(const OffsetPoint&, const OffsetPoint&) = default;
};

struct OffsetRange {
  std::optional<OffsetPoint> begin;
  std::optional<OffsetPoint> end;  // none: it has none

  // Throws std::invalid_argument, saying why, where `text` is none. Times may be
  // in milliseconds or seconds since 1970, dates, or RFC 3339, and spans before
  // `now`. kcat's s@TIME and e@TIME say one end each.
  static OffsetRange parse(std::string_view text, Time now);
  friend bool operator==(const OffsetRange&, const OffsetRange&) = default;
};

}  // namespace weir

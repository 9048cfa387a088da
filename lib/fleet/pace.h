// Pace: when each record is to leave, counted from the first.
//
//   Pace::parse("50/s").due(100)  // 2s
//   Pace::parse("max").due(100)   // 0s: as fast as can be
#pragma once

#include <cstdint>
#include <string_view>

#include "time/time.h"

namespace weir {

class Pace {
 public:
  // As fast as can be.
  Pace() = default;

  // Requires: records_per_second > 0.
  explicit Pace(double records_per_second) : rate_{records_per_second} {}

  // Reads "max", or the records a second from 0.000001 on, as in "50/s", "50" or
  // "0.5/s". Throws std::invalid_argument, saying why, where it can't.
  static Pace parse(std::string_view text);

  bool is_max() const { return rate_ == 0; }

  // The span from the start to the record of that number, the first being 0. It
  // is not summed up, so nothing drifts.
  Duration due(std::uint64_t number) const;

 private:
  double rate_ = 0;
};

}  // namespace weir

// Anomaly: a way for readings to be wrong, how often, how badly and how long.
//
//   parse_anomaly("spike")           // as often, badly and long as is usual
//   parse_anomaly("drift:0.1%:5:2m")
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "time/time.h"

namespace weir {

enum class AnomalyKind : unsigned char {
  Spike,
  Dip,
  Shift,
  Drift,
  Variance,
  Stuck,
  Dropout,
  Frequency,
};

struct Anomaly {
  AnomalyKind kind = AnomalyKind::Spike;
  // The probability that one begins at a record of a series in which none of it
  // is under way.
  double rate = 0;
  // In standard deviations of the healthy signal; for Frequency, how many times
  // as fast. Stuck and Dropout have none.
  double severity = 0;
  // How long one lasts: so many records of the series, or, where they are 0,
  // the span from its first record.
  std::uint64_t records = 1;
  Duration span{};
};

// A kind with its name, what it does in a sentence, and what is usual.
struct AnomalyInfo {
  std::string_view name;
  std::string_view about;
  Anomaly usual;
};

// Every kind, in the order of AnomalyKind.
std::span<const AnomalyInfo> anomaly_kinds();

// Reads KIND[:rate[:severity[:length]]]; what is left out or empty is as usual
// for the kind. Throws std::invalid_argument, saying why, where it can't.
Anomaly parse_anomaly(std::string_view text);

}  // namespace weir

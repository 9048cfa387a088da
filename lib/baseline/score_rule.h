// ScoreRule: how many deviations a value is off, and whether that is out of the
// ordinary.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "baseline/baseline.h"

namespace weir {

struct ScoreRule {
  enum class Direction : unsigned char { Both, High, Low };

  std::optional<double> threshold{};
  Direction direction = Direction::Both;
  std::uint64_t min_samples = 10;  // no score before so many values
  double min_deviation = 0;        // a smaller one counts as this

  struct Score {
    std::optional<double> value{};  // in deviations
    bool anomaly = false;
    double middle = 0;  // not a number where there are no values; likewise:
    double deviation = 0;
  };

  // The score of a value that is so far off. Without deviation it is 0 where it is
  // the middle, and else none, and an anomaly. The same where it is too large for a
  // double.
  Score score(const Baseline::Measure& measure) const;

  // Of a value against those before it; none while they are too few.
  Score score(const Baseline& baseline, double value) const;

  // Each of some values against all of them: their mean, and their standard
  // deviation as a population; none while they are too few.
  std::vector<Score> score_within(std::span<const double> values) const;
};

}  // namespace weir

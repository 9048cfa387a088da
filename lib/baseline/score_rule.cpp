#include "baseline/score_rule.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace weir {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

}  // namespace

ScoreRule::Score ScoreRule::score(const Baseline::Measure& measure) const {
  Score score{{}, false, measure.middle, std::max(measure.deviation, min_deviation)};
  const bool is_high = measure.above > 0;
  const bool counts = direction == Direction::Both || measure.above == 0 ||
                      is_high == (direction == Direction::High);
  const double value = measure.above == 0 ? 0 : measure.above / score.deviation;
  if (!std::isfinite(value)) {
    score.anomaly = counts;
    return score;
  }
  score.value = value;
  score.anomaly = threshold && counts && std::fabs(value) > *threshold;
  return score;
}

ScoreRule::Score ScoreRule::score(const Baseline& baseline, double value) const {
  if (baseline.count() == 0) return {{}, false, unknown, unknown};
  const Baseline::Measure measure = baseline.measure(value);
  if (baseline.count() >= min_samples) return score(measure);
  return {{}, false, measure.middle, std::max(measure.deviation, min_deviation)};
}

std::vector<ScoreRule::Score> ScoreRule::score_within(
    std::span<const double> values) const {
  std::vector<Score> scores;
  if (values.size() < std::max<std::uint64_t>(min_samples, 1))
    return std::vector<Score>(values.size(), {{}, false, unknown, unknown});
  // Relative to the first, so that a large offset doesn't blur a small spread.
  const double origin = values.front();
  const auto count = static_cast<double>(values.size());
  double sum = 0, squares = 0;
  for (const double value : values) sum += value - origin;
  const double mean = sum / count;
  for (const double value : values) {
    const double step = value - origin - mean;
    squares += step * step;
  }
  const double deviation = std::sqrt(squares / count);
  for (const double value : values)
    scores.push_back(score({value - origin - mean, deviation, origin + mean}));
  return scores;
}

}  // namespace weir

#include "baseline/score_rule.h"

#include <algorithm>
#include <cmath>

namespace weir {

ScoreRule::Score ScoreRule::score(const Baseline::Measure& measure) const {
  Score score{{}, false, measure.middle, std::max(measure.deviation, min_deviation)};
  const bool is_high = measure.above > 0;
  const bool counts = direction == Direction::Both || measure.above == 0 ||
                      is_high == (direction == Direction::High);
  const double value = measure.above == 0 ? 0 : measure.above / score.deviation;
  if (!std::isfinite(value)) {
    score.anomaly = threshold.has_value() && counts;
    return score;
  }
  score.value = value;
  score.anomaly = threshold && counts && std::fabs(value) > *threshold;
  return score;
}

ScoreRule::Score ScoreRule::score(const Baseline& baseline, double value) const {
  if (baseline.count() == 0) return {};
  const Baseline::Measure measure = baseline.measure(value);
  if (baseline.count() >= min_samples) return score(measure);
  return {{}, false, measure.middle, std::max(measure.deviation, min_deviation)};
}

std::vector<ScoreRule::Score> ScoreRule::score_within(
    std::span<const double> values) const {
  std::vector<Score> scores;
  if (values.empty()) return scores;
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

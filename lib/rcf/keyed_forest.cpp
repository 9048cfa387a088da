#include "rcf/keyed_forest.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "forest/raw.h"

namespace weir {
namespace {

// Sums of such values over all dimensions still are floats.
constexpr double largest_value = 1e30;

}  // namespace

KeyedForest::KeyedForest(std::string_view key, const KeyedForestOptions& options)
    : key_{key},
      forest_{options.forest},
      asks_{options.grader && options.grader->asks()},
      warmup_{options.warmup},
      origins_(options.forest.columns, std::numeric_limits<double>::quiet_NaN()) {
  if (options.grader) grader_.emplace(*options.grader);
}

float KeyedForest::given(std::size_t column, double value) {
  if (std::isnan(origins_[column])) origins_[column] = value;
  return static_cast<float>(
      std::clamp(value - origins_[column], -largest_value, largest_value));
}

void KeyedForest::judge(std::span<const float> points, std::span<Verdict> verdicts,
                        const Forest::Executor& executor) {
  const std::size_t columns = origins_.size();
  if (asks_) {
    for (std::size_t i = 0; i < verdicts.size(); ++i)
      judge_one(points.subspan(i * columns, columns), verdicts[i], executor);
    return;
  }
  std::vector<double> scores(verdicts.size());
  forest_.score(points, scores, executor);
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    Verdict& verdict = verdicts[i];
    verdict.score = warm(scores[i]);
    if (grader_ && verdict.score) verdict.grade = grader_->grade(*verdict.score);
  }
}

// What was expected is told by those before, so before the point is learned.
void KeyedForest::judge_one(std::span<const float> point, Verdict& verdict,
                            const Forest::Executor& executor) {
  verdict.score = warm(forest_.preview(point));
  std::vector<Grader::Departure> departed;
  const Grader::Departures ask = [&] {
    departed = departures(point);
    return std::span<const Grader::Departure>{departed};
  };
  if (verdict.score) verdict.grade = grader_->grade(*verdict.score, ask);
  double score = 0;
  forest_.score(point, std::span(&score, 1), executor);
}

std::optional<double> KeyedForest::warm(double score) {
  const bool is_warm = seen_++ >= warmup_;
  return is_warm && !std::isnan(score) ? std::optional(score) : std::nullopt;
}

// Of the columns that have to do with the score now: at least half of what they
// would, were it all the same to it which column, and which point of the shingle.
std::vector<Grader::Departure> KeyedForest::departures(
    std::span<const float> point) const {
  const Forest::Attribution why = forest_.attribution(point);
  double score = 0;
  for (std::size_t i = 0; i < why.high.size(); ++i) score += why.high[i] + why.low[i];
  const double share = score / static_cast<double>(why.high.size()) / 2;
  const std::size_t newest = why.high.size() - point.size();

  std::vector<Grader::Departure> result;
  for (std::size_t column = 0; column < point.size(); ++column) {
    if (why.high[newest + column] + why.low[newest + column] < share) continue;
    std::vector<bool> unknown(point.size());
    unknown[column] = true;
    const auto expected = forest_.estimate(point, unknown);
    if (!expected.empty())
      result.push_back(
          {meant(column, point[column]), meant(column, expected[column].value)});
  }
  return result;
}

void KeyedForest::save(Encoder& out) const {
  out.whole(seen_);
  save_raw(out, origins_);
  forest_.save(out);
  if (grader_) grader_->save(out);
}

void KeyedForest::load(Decoder& in) {
  const std::size_t columns = origins_.size();
  seen_ = in.whole();
  load_raw(in, origins_);
  require(origins_.size() == columns);
  forest_.load(in);
  if (grader_) grader_->load(in);
}

}  // namespace weir

#include "baseline/score_rule.h"

#include <doctest/doctest.h>

#include <cmath>

#include "baseline/running.h"

using weir::AllValues;
using weir::ScoreRule;
using Direction = ScoreRule::Direction;

namespace {

TEST_CASE("ScoreRule: in deviations, and out of the ordinary beyond the threshold") {
  const ScoreRule rule{.threshold = 2};
  CHECK(rule.score({6, 2, 10}).value == 3);
  CHECK(rule.score({6, 2, 10}).anomaly);
  CHECK(rule.score({-6, 2, 10}).anomaly);
  CHECK_FALSE(rule.score({4, 2, 10}).anomaly);  // at it is not beyond it
  CHECK_FALSE(ScoreRule{}.score({600, 2, 10}).anomaly);
}

TEST_CASE("ScoreRule: only the side that counts") {
  const ScoreRule high{.threshold = 2, .direction = Direction::High},
      low{.threshold = 2, .direction = Direction::Low};
  CHECK(high.score({6, 2, 0}).anomaly);
  CHECK_FALSE(high.score({-6, 2, 0}).anomaly);
  CHECK_FALSE(low.score({6, 2, 0}).anomaly);
  CHECK(low.score({-6, 2, 0}).anomaly);
  CHECK(low.score({-6, 2, 0}).value == -3);
}

TEST_CASE("ScoreRule: without deviation the middle scores 0, and all else is odd") {
  const ScoreRule rule{.threshold = 2};
  CHECK(rule.score({0, 0, 5}).value == 0);
  CHECK_FALSE(rule.score({0, 0, 5}).anomaly);
  CHECK_FALSE(rule.score({1, 0, 5}).value.has_value());
  CHECK(rule.score({1, 0, 5}).anomaly);
  CHECK(ScoreRule{}.score({1, 0, 5}).anomaly);
  CHECK_FALSE(
      ScoreRule{.threshold = 2, .direction = Direction::Low}.score({1, 0, 5}).anomaly);
}

TEST_CASE("ScoreRule: a deviation can be too small to be believed") {
  const ScoreRule rule{.threshold = 2, .min_deviation = 0.5};
  CHECK(rule.score({1, 0, 5}).value == 2);
  CHECK(rule.score({1, 0.1, 5}).deviation == 0.5);
  CHECK(rule.score({1, 2, 5}).deviation == 2);
}

TEST_CASE("ScoreRule: no score that is no number") {
  const ScoreRule rule{.threshold = 2};
  const auto score = rule.score({HUGE_VAL, HUGE_VAL, 0});
  CHECK_FALSE(score.value.has_value());
  CHECK(score.anomaly);
}

TEST_CASE("ScoreRule: no score before there are values enough") {
  const ScoreRule rule{.threshold = 1, .min_samples = 3};
  AllValues baseline;
  CHECK_FALSE(rule.score(baseline, 100).value.has_value());
  for (const double value : {1.0, 3.0}) baseline.learn(value, {});
  CHECK_FALSE(rule.score(baseline, 100).value.has_value());
  CHECK_FALSE(rule.score(baseline, 100).anomaly);
  CHECK(rule.score(baseline, 100).middle == 2);
  baseline.learn(2, {});
  CHECK(rule.score(baseline, 4).value == 2);
  CHECK(rule.score(baseline, 4).anomaly);
}

TEST_CASE("ScoreRule: values against themselves, by the population's deviation") {
  const ScoreRule rule{.threshold = 1.29, .min_samples = 8};
  const std::vector<double> values{2, 4, 4, 4, 5, 5, 7, 9};
  const auto scores = rule.score_within(values);
  REQUIRE(scores.size() == values.size());
  CHECK(scores[0].value == -1.5);
  CHECK(scores[7].value == 2);
  CHECK(scores[0].anomaly);
  CHECK_FALSE(scores[6].anomaly);
  CHECK(scores[3].middle == 5);
  CHECK(scores[3].deviation == 2);
  CHECK(rule.score_within({}).empty());
  const auto fewer = rule.score_within(std::span(values).first(7));
  CHECK(fewer.size() == 7);
  CHECK_FALSE(fewer[0].value.has_value());
}

TEST_CASE("ScoreRule: values that are all the same score 0, large as they are") {
  const std::vector<double> values(20, 1e9 + 0.1);
  for (const auto& score : ScoreRule{}.score_within(values)) CHECK(score.value == 0);
}

}  // namespace

// ZScoreSettings: what the command line of zscore(1) says.
#pragma once

#include <string>
#include <vector>

#include "baseline/baseline.h"
#include "baseline/score_rule.h"
#include "cli/options.h"
#include "scored/tumbling_scores.h"
#include "time/extent.h"

namespace weir {

struct ZScoreSettings {
  Field field;
  std::vector<Field> by;
  Field time;  // empty: a record's time is its arrival
  Extent window, half_life, tumbling;
  bool robust = false;
  bool flatten = false;
  std::uint64_t min_samples = 0;  // 0: as is usual for the method
  ScoreRule rule;
  bool learn_normal = false;  // anomalies are not learned
  bool only = false;
  std::string name = "zscore";
  bool details = false;
  Duration delay{};
  std::uint64_t max_keys = 1'000'000;
  std::uint64_t max_values = 100'000;
  std::uint64_t max_held = 1'000'000;
  StateOptions state;
  StreamOptions stream;
};

void bind(App& app, ZScoreSettings& settings);

// Throws std::invalid_argument where options contradict each other.
void check(const ZScoreSettings& settings);

// What follows from them: for a value against those before it, and for one against
// all of its window.
ScoreRule rule_running(const ZScoreSettings& settings);
ScoreRule rule_within(const ZScoreSettings& settings);
BaselineOptions baseline(const ZScoreSettings& settings);
TumblingOptions tumbling(const ZScoreSettings& settings);

// What makes a saved state fit.
Parameters parameters(const ZScoreSettings& settings);

}  // namespace weir

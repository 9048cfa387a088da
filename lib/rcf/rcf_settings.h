// RcfSettings: what the command line of rcf(1) says.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/options.h"
#include "rcf/keyed_forest.h"

namespace weir {

struct RcfSettings {
  std::vector<Field> fields;
  std::vector<Field> by;
  std::uint64_t trees = 100;
  std::uint64_t sample = 256;
  std::uint64_t shingle = 1;
  std::uint64_t decay = 100'000;  // a record's weight falls by e in so many
  std::uint64_t warmup = 0;       // records without a score; 0: as many as the sample
  std::uint64_t seed = 42;
  bool displacement = false;
  bool impute = false;
  std::optional<double> threshold;
  GraderOptions grader;
  bool grade = false;
  bool only = false;
  bool explain = false;
  std::string name = "rcf_score";
  std::uint64_t horizon = 0;  // of forecasts; 0: none
  std::uint64_t threads = 1;
  std::uint64_t max_keys = 1000;
  StateOptions state;
  StreamOptions stream;
};

void bind(App& app, RcfSettings& settings);

// Throws std::invalid_argument where options contradict each other.
void check(const RcfSettings& settings);

KeyedForestOptions forest(const RcfSettings& settings);

// What makes a saved state fit.
Parameters parameters(const RcfSettings& settings);

}  // namespace weir

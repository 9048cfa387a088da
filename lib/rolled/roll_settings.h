// RollSettings: what the command line of roll(1) says.
#pragma once

#include <string>
#include <vector>

#include "archive/roller.h"
#include "cli/options.h"
#include "ndjson/field.h"
#include "ndjson/intake.h"

namespace weir {

struct RollSettings {
  RollerOptions roller;
  Field time;                     // empty: a record's time is its arrival
  int level = 0;                  // none: what is usual
  std::vector<std::string> keep;  // as it was typed: spans, or sizes
  bool pass = false;
  StreamOptions stream;
};

void bind(App& app, RollSettings& settings);

// How to roll. Throws std::invalid_argument where options contradict.
RollerOptions roller_options(const RollSettings& settings);

}  // namespace weir

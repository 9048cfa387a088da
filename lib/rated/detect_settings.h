// DetectSettings: what the command line of detect(1) says.
#pragma once

#include <string>
#include <vector>

#include "cli/options.h"
#include "detector/detector.h"

namespace weir {

struct DetectSettings {
  Field field;
  std::vector<Field> by;
  DetectorOptions detector;
  bool only = false;
  bool details = false;
  std::string name = "rarity";
  std::uint64_t max_keys = 1000;
  StateOptions state;
  StreamOptions stream;
};

void bind(App& app, DetectSettings& settings);

// What makes a saved state fit.
Parameters parameters(const DetectSettings& settings);

}  // namespace weir

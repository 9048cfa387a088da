// RaritySettings: what the command line of rarity(1) says.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/options.h"
#include "rarity/rarity.h"

namespace weir {

struct RaritySettings {
  Field field;
  std::vector<Field> by;
  bool absolute = false;
  RarityOptions rarity;
  std::optional<double> threshold;
  bool only = false;
  std::string name = "rarity";
  std::uint64_t max_keys = 100'000;
  StateOptions state;
  StreamOptions stream;
};

void bind(App& app, RaritySettings& settings);

// Throws std::invalid_argument where options contradict each other.
void check(const RaritySettings& settings);

// What makes a saved state fit.
Parameters parameters(const RaritySettings& settings);

}  // namespace weir

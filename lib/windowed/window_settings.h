// WindowSettings: what the command line of window(1) says.
#pragma once

#include <string>
#include <vector>

#include "cli/options.h"
#include "ndjson/field.h"
#include "ndjson/intake.h"
#include "state/keeper.h"
#include "window/windows.h"

namespace weir {

struct WindowSettings {
  std::string size;  // as it was typed: a span, or a number
  std::vector<std::string> aggregates;
  std::vector<Field> by;
  Field time;  // empty: a record's time is its arrival
  WindowOptions window;
  bool session = false;
  Duration max_jump{};  // none: any
  Duration idle{};      // none: only by the times of records
  std::string late;     // a file's name, or empty
  bool partial = false;
  std::size_t max_list = std::size_t{1} << 20U;
  StateOptions state;
  StreamOptions stream;
};

void bind(App& app, WindowSettings& settings);

// The windows that are wanted. Throws std::invalid_argument where they make no
// sense.
WindowOptions shape(const WindowSettings& settings);

// What makes a saved state fit.
Parameters parameters(const WindowSettings& settings);

}  // namespace weir

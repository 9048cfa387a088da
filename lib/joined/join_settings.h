// JoinSettings: what the command line of threshold-join(1) says.
#pragma once

#include <string>

#include "cli/options.h"
#include "join/watch.h"

namespace weir {

struct JoinSettings {
  WatchOptions watch;
  LookupOptions lookup;
  std::string unmatched = "drop";
  StateOptions state;
  StreamOptions stream;
};

void bind(App& app, JoinSettings& settings);

}  // namespace weir

// JoinSettings: what the command line of threshold-join(1) says.
#pragma once

#include <string>

#include "cli/options.h"
#include "join/presence.h"
#include "join/watch.h"

namespace weir {

struct JoinSettings {
  WatchOptions watch;
  LookupOptions lookup;
  Duration absent{};    // tell of keys that are silent so long; none: don't
  Duration max_jump{};  // none: a time is believed, however far ahead
  std::string unmatched = "drop";
  StateOptions state;
  StreamOptions stream;
};

void bind(App& app, JoinSettings& settings);

// What is told of keys that are silent.
PresenceOptions presence_options(const JoinSettings& settings);

}  // namespace weir

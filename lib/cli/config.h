// --config: a file of options, one a line, for what is typed every time.
//
//   # ~/.config/weir/mqtt-cat.conf
//   host = broker.example.com
//   topic = sensors/#
//   retain
#pragma once

#include <string>

#include "cli/run.h"

namespace weir {

// Adds --config to `app`, whose options are those of its sub-commands: call it
// once these are there. A line is `name = value`, or the name of a flag alone, by
// the long names; what an option takes several of stands with blanks between. Blank
// lines and those that begin with # are nothing. What is on the command line goes
// before what is in the file. A name that only another sub-command has is passed
// over, so that all can share the file. The default is $XDG_CONFIG_HOME/weir/TOOL.conf
// (~/.config where it isn't set), which needn't be there.
void bind_config(App& app);

// Where that default is; empty where neither variable is set.
std::string default_config(const std::string& tool);

}  // namespace weir

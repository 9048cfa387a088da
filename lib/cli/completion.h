// What makes a shell complete the command line of a tool: a script for it to source.
#pragma once

#include <string>

#include "cli/command_table.h"

namespace weir {

// Scripts for bash, zsh and fish, of a tool that is called `name` where it is
// installed. After an option they offer the words that would do, or files, or folders,
// or nothing where only the user can know; else what may come next. For a sub-command
// that is a program they ask the script of that one.
std::string bash_completion(const CommandTable& table, const std::string& name);
std::string zsh_completion(const CommandTable& table, const std::string& name);
std::string fish_completion(const CommandTable& table, const std::string& name);

// The one for `shell`. Throws std::invalid_argument where it is none of the three, and
// std::runtime_error where `name` isn't of letters, digits, _ . and -: it is not
// quoted.
std::string completion(const CommandTable& table, const std::string& name,
                       const std::string& shell);

}  // namespace weir

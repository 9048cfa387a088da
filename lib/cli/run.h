// How every tool starts and ends.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

#include "io/stop.h"

namespace weir {

// The command line of `tool`, whose --help begins with `summary` and then shows
// `examples`, and whose --version names `libraries` too. Its --completion SHELL, which
// the help doesn't tell of, writes what makes that shell complete it.
class App : public CLI::App {
 public:
  App(const std::string& tool, const std::string& summary, const std::string& examples,
      const std::string& libraries = {});

  // --help and --version, which are to be told of last.
  void add_last_options();

 private:
  std::string version_;
};

// Reads the command line into what `app` is bound to, then runs `tool`, which
// gives the exit status. It is:
//   0    the tool came to its end, was asked to stop, or lost its reader
//   1    the tool threw, or its output couldn't be written; why is on stderr
//   2    the command line was wrong; how is on stderr. The tool may find that out
//        too, and throw CLI::ParseError or std::invalid_argument
//   3    the tool gave it: done, but lines were rejected or late ones dropped
//   130  a second Ctrl-C
// What signals do goes by its role, see io/stop.h.
int run(App& app, int argc, char** argv, Role role, const std::function<int()>& tool);

// The same for a tool whose sub-commands have several roles: `role` is asked once
// the command line is read.
int run(App& app, int argc, char** argv, const std::function<Role()>& role,
        const std::function<int()>& tool);

}  // namespace weir

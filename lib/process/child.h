// Child: another program, run to its end.
//
//   run_child({.arguments = {"logger", "-t", "weir"}, .input = "hot\n"})
//       // .end = ChildEnd::Exited, .status = 0
//
// No shell is asked: each argument reaches the program as it is here.
#pragma once

#include <string>
#include <vector>

#include "time/time.h"

namespace weir {

struct ChildOptions {
  std::vector<std::string> arguments{};         // the program first, looked for on PATH
  std::vector<std::string> environment{};       // "NAME=value", and nothing else
  std::string input{};                          // its stdin; it needn't read it
  Duration timeout = std::chrono::seconds{10};  // then SIGTERM,
  Duration last_words = std::chrono::seconds{2};  // and SIGKILL
  Duration grace = std::chrono::seconds{10};      // no more, once we are asked to stop
};

struct ChildEnd {
  enum class Kind : unsigned char {
    Exited,      // status says how
    Killed,      // by the signal in status
    Late,        // it was ended, as its time was over
    NotStarted,  // status is an errno
  };
  Kind kind = Kind::Exited;
  int status = 0;
};

// Runs it, with its stdout and stderr both our stderr, no other descriptor of ours,
// its signals as they are by default, and in a process group of its own, all of which
// is ended with it where its time is over. Requires: at least one argument; SIGPIPE is
// ignored; no byte 0 in arguments and environment.
ChildEnd run_child(const ChildOptions& options);

}  // namespace weir

// Stopping in good order: how a process learns that it is to end.
//
// Ctrl-C reaches every tool of a pipeline at once. Sources stop; filters and
// sinks let the first one pass and end with their input, so that nothing that is
// in a pipe is lost. A second one (not one within 20 ms, which is an echo of the
// first) ends the process on the spot, status 130.
#pragma once

#include <exception>

namespace weir {

enum class Role {
  Source,  // SIGINT and SIGTERM ask it to stop
  Filter,  // SIGTERM does, and SIGINT where its input is a terminal
};

// From here on the signals only do what is said above. Call it before any
// thread starts. Throws std::system_error.
void catch_signals(Role role);

bool stop_requested();

// Thrown where a stop is requested before there is anything to finish: the run ends
// in good order.
class Stopped : public std::exception {};

// Readable once a stop is requested, for poll(2); -1 before catch_signals().
int stop_descriptor();

}  // namespace weir

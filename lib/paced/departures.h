// Departures: the lines of a fleet leave, each record at its time.
//
//   Departures departures{fleet, Pace{50}, STDOUT_FILENO};
//   departures.show_counts(10s, false);
//   departures.run();
//
// The wall clock decides when lines leave, and nothing else.
#pragma once

#include "fleet/fleet.h"
#include "fleet/pace.h"
#include "io/line_writer.h"
#include "io/wait.h"
#include "ndjson/tally.h"

namespace weir {

class Departures {
 public:
  // Requires: the fleet outlives it.
  Departures(Fleet& fleet, Pace pace, int fd);

  // Counts to stderr: as a line every `stats` (0: never) and at the end, and as
  // progress where `progress` asks for it, if stderr is a terminal and the lines
  // go elsewhere.
  void show_counts(Duration stats, bool progress) {
    tally_.show_by(waiter_, stats, progress);
  }

  // Writes until the fleet comes to its end or the process is asked to stop, and
  // then what is late still. Throws std::system_error where lines can't be
  // written; broken_pipe as soon as the reader is gone.
  void run();

 private:
  bool wait();

  Fleet& fleet_;
  Pace pace_;
  LineWriter out_;
  Waiter waiter_;
  Tally tally_;
  SteadyTime start_ = steady_now();
};

}  // namespace weir

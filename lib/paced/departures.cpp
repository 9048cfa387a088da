#include "paced/departures.h"

#include <unistd.h>

#include <algorithm>

#include "io/stop.h"

namespace weir {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t block_size = 64 * 1024;
// Records that are due sooner than this leave together.
constexpr Duration shortest_sleep = 1ms;

}  // namespace

Departures::Departures(Fleet& fleet, Pace pace, int fd)
    : fleet_{fleet}, pace_{pace}, out_{fd} {
  waiter_.end_with_reader_of(fd);
  tally_.show("in", [this] { return fleet_.made(); });
  tally_.show("out", [this] { return fleet_.counts().written; });
  tally_.show("anomalous", [this] { return fleet_.anomalous(); });
  tally_.show("swallowed", [this] { return fleet_.swallowed(); });
  tally_.show("late", [this] { return fleet_.counts().late; });
  tally_.show("duplicated", [this] { return fleet_.counts().duplicated; });
  tally_.show("dropped", [this] { return fleet_.counts().dropped; });
  tally_.show("corrupted", [this] { return fleet_.counts().corrupted; });
}

// Waits until the next record is to leave; false where the process is to stop.
bool Departures::wait() {
  waiter_.do_due();
  if (stop_requested()) return false;
  if (pace_.is_max()) return true;
  const SteadyTime due = start_ + pace_.due(fleet_.made());
  const SteadyTime moment = steady_now();
  if (due <= moment) return true;
  out_.flush();
  return waiter_.sleep_until(std::max(due, moment + shortest_sleep));
}

void Departures::run() {
  while (wait() && fleet_.next(out_.pending()))
    if (out_.pending().size() >= block_size) out_.flush();
  fleet_.finish(out_.pending());
  out_.flush();
  tally_.end();
}

}  // namespace weir

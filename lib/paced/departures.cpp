#include "paced/departures.h"

#include <unistd.h>

#include <algorithm>

#include "io/stop.h"

namespace weir {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t block_size = 64 * 1024;
constexpr Duration progress_span = 250ms;
// Records that are due sooner than this leave together.
constexpr Duration shortest_sleep = 1ms;

}  // namespace

Departures::Departures(Fleet& fleet, Pace pace, int fd)
    : fleet_{fleet}, pace_{pace}, fd_{fd}, out_{fd} {
  waiter_.end_with_reader_of(fd);
  const Disorder::Counts& counts = fleet.counts();
  tally_.show("in", fleet.made());
  tally_.show("out", counts.written);
  tally_.show("anomalous", fleet.anomalous());
  tally_.show("swallowed", fleet.swallowed());
  tally_.show("late", counts.late);
  tally_.show("duplicated", counts.duplicated);
  tally_.show("dropped", counts.dropped);
  tally_.show("corrupted", counts.corrupted);
}

void Departures::show_counts(Duration stats, bool progress) {
  stats_ = stats;
  if (stats > 0s) waiter_.every(stats, [this] { tally_.write_line(); });
  if (progress && ::isatty(STDERR_FILENO) == 1 && ::isatty(fd_) == 0)
    waiter_.every(progress_span, [this] { tally_.draw(); });
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
  tally_.clear();
  if (stats_ > 0s) tally_.write_line();
}

}  // namespace weir

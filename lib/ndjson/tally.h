// Tally: what a tool has done so far, as --stats and --progress show it.
//
//   Tally tally;
//   tally.show("in", [&] { return lines.line_number(); });
//   tally.show_by(waiter, options.stats, wants_progress);
//   ...
//   tally.end();
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "io/clock.h"
#include "io/wait.h"

namespace weir {

class Tally {
 public:
  using Counter = std::function<std::uint64_t()>;

  // Shows `counter` under `name`, after those added before. The rate is that of
  // the first.
  void show(std::string name, Counter counter) {
    counters_.emplace_back(std::move(name), std::move(counter));
  }

  // Has `waiter` see to it that the counters are written as a line every `stats`
  // (none: never) and, where `progress` asks for it, drawn, if stderr is a
  // terminal and stdout isn't. Requires: the tally outlives the waiter's use.
  void show_by(Waiter& waiter, Duration stats, bool progress);

  // Takes away what is drawn, so that something else can be said on stderr.
  void clear();

  // To be called last: the same, and the last line of the statistics.
  void end();

  // {"tool":…,"seconds":…,<name>:…} as one line on stderr.
  void write_line() const;

  // "window: 1,200,000 in, 35 out, 812,345/s" over the last such line of the
  // terminal.
  void draw();

 private:
  double seconds() const;

  std::vector<std::pair<std::string, Counter>> counters_;
  SteadyTime start_ = steady_now();
  Duration stats_{};
  bool drawn_ = false;
};

}  // namespace weir

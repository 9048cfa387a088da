// Tally: what a tool has done so far, as --stats and --progress show it.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "io/clock.h"

namespace weir {

class Tally {
 public:
  // Shows `counter` under `name`, after those added before. Requires: the
  // counter outlives the tally.
  void show(std::string name, const std::uint64_t& counter) {
    counters_.emplace_back(std::move(name), &counter);
  }

  // {"tool":…,"seconds":…,<name>:…} as one line on stderr.
  void write_line() const;

  // "window: 1,200,000 in, 35 out, 812,345/s" over the last such line of the
  // terminal; clear() takes it away.
  void draw();
  void clear();

 private:
  double seconds() const;

  std::vector<std::pair<std::string, const std::uint64_t*>> counters_;
  SteadyTime start_ = steady_now();
  bool drawn_ = false;
};

}  // namespace weir

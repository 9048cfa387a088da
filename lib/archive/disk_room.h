// DiskRoom: where a disk is full, waits until there is room on it.
//
//   DiskRoom room{5min};
//   room.insist([&] { file.write_out(); });
#pragma once

#include <functional>

#include "io/clock.h"
#include "time/time.h"

namespace weir {

class DiskRoom {
 public:
  // Waits for so long at most.
  explicit DiskRoom(Duration patience) : patience_{patience} {}

  // Does `work`, and where there is no room for it does it again until there is: that
  // is said once when it begins and once when it is over. Throws what `work` throws of
  // any other kind, and also that after so long, or when the process is asked to stop;
  // from then on it waits no more. Requires: work that can be done again.
  void insist(const std::function<void()>& work);

 private:
  bool wait(SteadyTime until);

  Duration patience_;
};

}  // namespace weir

#include "archive/disk_room.h"

#include <algorithm>
#include <optional>
#include <string>
#include <system_error>

#include "io/report.h"
#include "io/wait.h"

namespace weir {

using namespace std::chrono_literals;

namespace {

constexpr Duration pause = 200ms;

bool is_full(const std::error_code& code) {
  return code == std::errc::no_space_on_device ||
         code == std::error_code(EDQUOT, std::generic_category());
}

}  // namespace

bool DiskRoom::wait(SteadyTime until) {
  const SteadyTime moment = steady_now();
  if (moment >= until || !Waiter{}.sleep_until(std::min(until, moment + pause)))
    patience_ = {};
  return patience_ > 0s;
}

void DiskRoom::insist(const std::function<void()>& work) {
  std::optional<SteadyTime> until;  // where it has failed
  for (;;) {
    try {
      work();
      break;
    } catch (const std::system_error& error) {
      if (!is_full(error.code()) || patience_ == 0s) throw;
      if (!until) {
        report(std::string(error.what()) + "; waits for room");
        until = steady_now() + patience_;
      }
      if (!wait(*until)) throw;
    }
  }
  if (until) report("there is room on the disk again");
}

}  // namespace weir

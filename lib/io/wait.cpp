#include "io/wait.h"

#include <poll.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

#include "io/stop.h"

namespace weir {
namespace {

// poll(2) on input, stop and output; the input's events, or 0 where it was
// something else, or a signal, that ended the wait.
short poll_once(int input, int output, int milliseconds) {
  std::array<pollfd, 3> waiting{
      {{input, POLLIN, 0}, {stop_descriptor(), POLLIN, 0}, {output, 0, 0}}};
  if (::poll(waiting.data(), waiting.size(), milliseconds) < 0) {
    if (errno == EINTR) return 0;
    throw std::system_error(errno, std::generic_category(), "poll");
  }
  if ((waiting[2].revents & POLLERR) != 0)
    throw std::system_error(EPIPE, std::generic_category(), "write");
  return waiting[0].revents;
}

}  // namespace

void Waiter::every(Duration span, std::function<void()> chore) {
  chores_.push_back({span, steady_now() + span, std::move(chore)});
}

void Waiter::do_due() {
  if (chores_.empty()) return;
  const SteadyTime moment = steady_now();
  for (Chore& chore : chores_) {
    if (chore.due > moment) continue;
    chore.due = moment + chore.span;
    chore.action();
  }
}

int Waiter::milliseconds_to_next() const {
  if (chores_.empty()) return -1;
  const auto next =
      std::min_element(chores_.begin(), chores_.end(),
                       [](const Chore& a, const Chore& b) { return a.due < b.due; });
  const auto wait =
      std::chrono::ceil<std::chrono::milliseconds>(next->due - steady_now());
  return static_cast<int>(std::clamp<std::int64_t>(wait.count(), 0, 60'000));
}

bool Waiter::readable(int fd) {
  do_due();
  if (stop_requested()) return false;
  if (poll_once(fd, watched_output_, 0) != 0) return true;
  while (!stop_requested()) {
    for (const auto& chore : before_wait_) chore();
    if (poll_once(fd, watched_output_, milliseconds_to_next()) != 0) return true;
    do_due();
  }
  return false;
}

}  // namespace weir

#include "io/wait.h"

#include <poll.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "io/stop.h"

namespace weir {
namespace {

// A wait that ends for nothing does no harm, so one without end isn't needed.
constexpr Duration longest_wait = std::chrono::minutes{1};
constexpr int nothing = -1;  // as a descriptor: poll(2) passes over it

// poll(2); none is ready where a signal ended it.
void poll_for(std::span<pollfd> descriptors, Duration longest) {
  const auto whole = std::chrono::floor<std::chrono::seconds>(longest);
  const timespec timeout{whole.count(), (longest - whole).count()};
  if (::ppoll(descriptors.data(), descriptors.size(), &timeout, nullptr) >= 0) return;
  if (errno != EINTR) throw std::system_error(errno, std::generic_category(), "poll");
  for (pollfd& descriptor : descriptors) descriptor.revents = 0;
}

void end_if_gone(const pollfd& output) {
  if ((output.revents & POLLERR) != 0)
    throw std::system_error(EPIPE, std::generic_category(), "write");
}

}  // namespace

void Waiter::every(Duration span, std::function<void()> chore) {
  chores_.push_back({span, steady_now() + span, {}, std::move(chore)});
}

void Waiter::do_due() {
  if (chores_.empty()) return;
  const SteadyTime moment = steady_now();
  bool settled = false;
  for (Chore& chore : chores_) {
    if (chore.due() > moment) continue;
    if (!settled) settle();
    settled = true;
    chore.next = moment + chore.span;
    chore.action();
  }
}

void Waiter::settle() {
  for (const auto& chore : before_wait_) chore();
}

Duration Waiter::time_to_next(Duration limit) const {
  for (const Chore& chore : chores_)
    limit = std::min<Duration>(limit, chore.due() - steady_now());
  return std::max(limit, Duration{});
}

// Waits for input, stop, output and what is served; the input's events, or 0 where
// it was something else, or a signal, that ended the wait.
short Waiter::poll_once(int input, Duration longest) {
  constexpr std::size_t first_served = 3;
  polled_ = {
      {input, POLLIN, 0}, {stop_descriptor(), POLLIN, 0}, {watched_output_, 0, 0}};
  for (const Served& served : served_) polled_.push_back(served.interest());
  poll_for(polled_, longest);
  end_if_gone(polled_[2]);
  const short events = polled_[0].revents;
  for (std::size_t i = 0; i < served_.size(); ++i)
    if (const short ready = polled_[first_served + i].revents; ready != 0)
      served_[i].action(ready);
  return events;
}

bool Waiter::readable(int fd) {
  do_due();
  if (stop_requested()) return false;
  if (poll_once(fd, Duration{}) != 0) return true;
  while (!stop_requested()) {
    settle();
    if (poll_once(fd, time_to_next(longest_wait)) != 0) return true;
    do_due();
  }
  return false;
}

bool Waiter::sleep_until(SteadyTime moment) {
  do_due();
  while (!stop_requested()) {
    const Duration left = moment - steady_now();
    if (left <= Duration{}) return true;
    poll_once(nothing, time_to_next(std::min(left, longest_wait)));
    do_due();
  }
  return false;
}

bool Waiter::wait_for(std::span<pollfd> descriptors, SteadyTime moment) {
  do_due();
  if (stop_requested()) return false;
  std::vector<pollfd>& all = polled_;
  all.assign(descriptors.begin(), descriptors.end());
  all.push_back({stop_descriptor(), POLLIN, 0});
  all.push_back({watched_output_, 0, 0});
  const Duration left = moment - steady_now();
  poll_for(all, time_to_next(std::min(left, longest_wait)));
  end_if_gone(all.back());
  for (std::size_t i = 0; i < descriptors.size(); ++i)
    descriptors[i].revents = all[i].revents;
  do_due();
  return !stop_requested();
}

}  // namespace weir

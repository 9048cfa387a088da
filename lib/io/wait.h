// Waiter: waits for input, and sees to what is due meanwhile.
//
//   Waiter waiter;
//   waiter.before_wait([&] { out.flush(); });
//   waiter.every(10s, [&] { save(); });
//   while (waiter.readable(fd)) ...read(2)...
#pragma once

#include <poll.h>

#include <functional>
#include <span>
#include <vector>

#include "io/clock.h"

namespace weir {

class Waiter {
 public:
  // Has `chore` done whenever input would have to be waited for, and before what
  // is done every span: then nothing is under way. Those that came later are done
  // earlier, as they build on those before.
  void before_wait(std::function<void()> chore) {
    before_wait_.insert(before_wait_.begin(), std::move(chore));
  }

  // Has `chore` done every `span` from now on, within a block of input or so.
  // Requires: span > 0.
  void every(Duration span, std::function<void()> chore);

  // Has `action` done at the moment that `due` tells, which it is asked for at each
  // wait: where that is past, at once, where it is the last there is, never.
  void when(std::function<SteadyTime()> due, std::function<void()> action) {
    chores_.push_back({{}, {}, std::move(due), std::move(action)});
  }

  // Has another descriptor served during the waits: `interest` says which it
  // is and for what it waits, and `action` is called with what it is ready for.
  void serve(std::function<pollfd()> interest, std::function<void(short)> action) {
    served_.push_back({std::move(interest), std::move(action)});
  }

  // Watches `fd` too, and ends with std::system_error (broken_pipe) as soon as
  // its reader is gone. For stdout.
  void end_with_reader_of(int fd) { watched_output_ = fd; }

  // Waits until `fd` has bytes to read, or its end: true. False as soon as the
  // process is asked to stop. Throws std::system_error.
  bool readable(int fd);

  // Waits until `moment`, doing the chores that come due: true. False as soon as
  // the process is asked to stop. Throws std::system_error.
  bool sleep_until(SteadyTime moment);

  // Waits until one of `descriptors` is ready, which its revents say, or until
  // `moment`: true, and then it may also be a chore that was due. False as soon
  // as the process is asked to stop. Throws std::system_error. For those who have
  // several to serve: the chores before a wait are theirs to do.
  bool wait_for(std::span<pollfd> descriptors, SteadyTime moment);

  // Does the chores that are due.
  void do_due();

 private:
  struct Chore {
    Duration span;
    SteadyTime next;
    std::function<SteadyTime()> moment;  // else it is `next`
    std::function<void()> action;

    SteadyTime due() const { return moment ? moment() : next; }
  };

  struct Served {
    std::function<pollfd()> interest;
    std::function<void(short)> action;
  };

  short poll_once(int input, Duration longest);

  void settle();
  // Until the next chore, or `limit` if that is sooner.
  Duration time_to_next(Duration limit) const;

  std::vector<std::function<void()>> before_wait_;
  std::vector<Chore> chores_;
  int watched_output_ = -1;
  std::vector<Served> served_;
  std::vector<pollfd> polled_;
};

}  // namespace weir

#include "io/stop.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <ctime>
#include <system_error>

namespace weir {
namespace {

// NOLINTBEGIN(cppcoreguidelines-avoid-non-const-global-variables): a process
// has one set of signals.
std::atomic<std::int64_t> last_interrupt = 0;  // when, in milliseconds
std::atomic<bool> stopping = false;
bool interrupt_stops = true;
int wake = -1;
// NOLINTEND(cppcoreguidelines-avoid-non-const-global-variables)

constexpr int status_of_interrupt = 128 + SIGINT;
constexpr std::int64_t same_interrupt = 20;  // milliseconds

void request_stop() {
  const int saved = errno;
  stopping = true;
  const std::uint64_t one = 1;
  [[maybe_unused]] const ssize_t written = ::write(wake, &one, sizeof one);
  errno = saved;
}

std::int64_t milliseconds_now() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);  // may be called in a handler
  return std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000;
}

// timeout(1) signals a process and then its group, so that one Ctrl-C of its
// making comes twice at once. Nobody presses that fast.
void on_interrupt(int) {
  const std::int64_t now = milliseconds_now();
  const std::int64_t before = last_interrupt.exchange(now);
  if (before != 0 && now - before > same_interrupt) ::_exit(status_of_interrupt);
  if (interrupt_stops) request_stop();
}

void on_terminate(int) { request_stop(); }

void handle(int signal, void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;  // a library's read or connect isn't to fail of it
  sigemptyset(&action.sa_mask);
  if (::sigaction(signal, &action, nullptr) < 0)
    throw std::system_error(errno, std::generic_category(), "sigaction");
}

}  // namespace

void catch_signals(Role role) {
  interrupt_stops = role == Role::Source || ::isatty(STDIN_FILENO) == 1;
  wake = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (wake < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
  handle(SIGINT, on_interrupt);
  handle(SIGTERM, on_terminate);
  handle(SIGPIPE, SIG_IGN);  // a write then fails with EPIPE, which run() knows
  handle(SIGXFSZ, SIG_IGN);  // and with EFBIG beyond the limit for files
}

bool stop_requested() { return stopping; }

int stop_descriptor() { return wake; }

}  // namespace weir

#include "io/hangup.h"

#include <cerrno>
#include <csignal>
#include <system_error>

namespace weir {
namespace {

// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): of a signal
const Wake* hangup = nullptr;

void on_hangup(int) { hangup->raise(); }

}  // namespace

const Wake& catch_hangups() {
  static const Wake wake;
  hangup = &wake;
  struct sigaction action {};
  action.sa_handler = on_hangup;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  if (::sigaction(SIGHUP, &action, nullptr) < 0)
    throw std::system_error(errno, std::generic_category(), "sigaction");
  return wake;
}

}  // namespace weir

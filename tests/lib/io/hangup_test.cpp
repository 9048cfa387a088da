#include "io/hangup.h"

#include <doctest/doctest.h>
#include <poll.h>

#include <csignal>

namespace {

TEST_CASE("catch_hangups: a SIGHUP is told, and ends nothing") {
  const weir::Wake& hangup = weir::catch_hangups();
  CHECK(&weir::catch_hangups() == &hangup);
  pollfd waiting{hangup.descriptor(), POLLIN, 0};
  CHECK(::poll(&waiting, 1, 0) == 0);
  std::raise(SIGHUP);
  CHECK(::poll(&waiting, 1, 0) == 1);
  hangup.clear();
}

}  // namespace

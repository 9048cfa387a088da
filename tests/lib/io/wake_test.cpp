#include "io/wake.h"

#include <doctest/doctest.h>
#include <poll.h>

using weir::Wake;

namespace {

bool is_raised(const Wake& wake) {
  pollfd waiting{wake.descriptor(), POLLIN, 0};
  return ::poll(&waiting, 1, 0) == 1;
}

TEST_CASE("Wake: is raised until it is cleared, however often it was") {
  const Wake wake;
  CHECK(!is_raised(wake));
  wake.raise();
  wake.raise();
  CHECK(is_raised(wake));
  CHECK(is_raised(wake));
  wake.clear();
  CHECK(!is_raised(wake));
  wake.clear();  // doesn't wait
  wake.raise();
  CHECK(is_raised(wake));
}

}  // namespace

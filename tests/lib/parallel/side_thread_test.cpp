#include "parallel/side_thread.h"

#include <doctest/doctest.h>

#include <atomic>

using weir::SideThread;

namespace {

TEST_CASE("SideThread: works beside its owner, who waits for its end") {
  std::atomic<int> asked = 0;
  std::atomic<int> done = 0;
  {
    const SideThread thread{[&] {
      while (asked == 0) asked.wait(0);
      done = asked.load();
    }};
    asked = 7;
    asked.notify_one();
  }
  CHECK(done == 7);
}

}  // namespace

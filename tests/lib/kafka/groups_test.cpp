#include "kafka/groups.h"

#include <doctest/doctest.h>

using namespace weir;

// What a broker knows of groups, the mock doesn't, and librdkafka doesn't get over
// that: see tests/live.

namespace {

TEST_CASE("GroupInfo: is idle where nobody reads") {
  const auto group_in = [](const char* state) { return GroupInfo{"g", state, "", {}}; };
  CHECK(group_in("Empty").is_idle());
  CHECK(group_in("Dead").is_idle());
  CHECK_FALSE(group_in("Stable").is_idle());
  CHECK_FALSE(group_in("PreparingRebalance").is_idle());
  CHECK_FALSE(group_in("Unknown").is_idle());
}

}  // namespace

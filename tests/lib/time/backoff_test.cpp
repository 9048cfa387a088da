#include "time/backoff.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

using namespace std::chrono_literals;
using weir::Backoff;
using weir::Duration;

namespace {

TEST_CASE("Backoff: each wait is from the upper half of a span that doubles") {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    Backoff backoff{1s, 60s, seed};
    for (const Duration limit : {2s, 4s, 8s, 16s, 32s, 60s, 60s, 60s}) {
      CAPTURE(seed);
      const Duration wait = backoff.next();
      CHECK(wait >= limit / 2);
      CHECK(wait < limit);
    }
  }
}

TEST_CASE("Backoff: those of different seeds don't come back together") {
  std::vector<Duration> waits;
  for (std::uint64_t seed = 0; seed < 50; ++seed)
    waits.push_back(Backoff{1s, 60s, seed}.next());
  const auto [least, most] = std::minmax_element(waits.begin(), waits.end());
  CHECK(*least < 1200ms);
  CHECK(*most > 1800ms);
}

TEST_CASE("Backoff: one seed, one sequence") {
  Backoff a{1s, 60s, 7}, b{1s, 60s, 7};
  for (int i = 0; i < 10; ++i) CHECK(a.next() == b.next());
}

TEST_CASE("Backoff: reset() begins with the shortest again") {
  Backoff backoff{1s, 60s, 1};
  for (int i = 0; i < 10; ++i) backoff.next();
  backoff.reset();
  CHECK(backoff.next() < 2s);
}

}  // namespace

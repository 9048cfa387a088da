#include "http/patience.h"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using weir::Patience;
using weir::SteadyTime;

namespace {

constexpr SteadyTime start{100h};

TEST_CASE("Patience: without a word from the server, waits grow") {
  Patience patience{1h, 1};
  const auto first = patience.after_failure(start, {});
  const auto second = patience.after_failure(start, {});
  const auto third = patience.after_failure(start, {});
  REQUIRE((first && second && third));
  CHECK(*first < 2s);
  CHECK(*second >= 2s);
  CHECK(*third >= 4s);
}

TEST_CASE("Patience: what the server asks for is kept to the letter") {
  Patience patience{1h, 1};
  CHECK(patience.after_failure(start, 0s) == 0s);
  CHECK(patience.after_failure(start, 59min) == 59min);
}

TEST_CASE("Patience: the bound counts from the first failure") {
  Patience patience{5min, 1};
  CHECK(patience.after_failure(start, {}));
  SUBCASE("just before, there is a last try at the bound") {
    CHECK(patience.after_failure(start + 5min - 1ns, {}) == 1ns);
  }
  SUBCASE("from then on, there is none") {
    CHECK_FALSE(patience.after_failure(start + 5min, {}));
  }
}

TEST_CASE("Patience: there is no waiting for what can't be within the bound") {
  Patience patience{5min, 1};
  CHECK(patience.after_failure(start, 5min) == 5min);
  CHECK_FALSE(patience.after_failure(start, 5min + 1ns));
}

TEST_CASE("Patience: after a success all begins anew") {
  Patience patience{5min, 1};
  for (int i = 0; i < 6; ++i) patience.after_failure(start, {});
  patience.after_success();
  const auto wait = patience.after_failure(start + 1h, {});
  REQUIRE(wait);
  CHECK(*wait < 2s);
}

TEST_CASE("Patience: once hurried, there is only the grace, for all that comes") {
  Patience patience{5min, 1};
  for (int i = 0; i < 6; ++i) patience.after_failure(start, {});
  patience.hurry(start, 10s);
  const auto wait = patience.after_failure(start, {});
  REQUIRE(wait);
  CHECK(*wait < 2s);  // it's not the time to be patient

  patience.after_success();
  patience.hurry(start + 9s, 10s);  // is no new grace
  CHECK(patience.after_failure(start + 10s - 1ns, {}) == 1ns);
  CHECK_FALSE(patience.after_failure(start + 10s, {}));
}

}  // namespace

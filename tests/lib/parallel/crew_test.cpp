#include "parallel/crew.h"

#include <doctest/doctest.h>

#include <atomic>
#include <stdexcept>
#include <vector>

using weir::Crew;

namespace {

TEST_CASE("Crew: each task is done once, however many do them") {
  for (const std::size_t size : {1U, 2U, 5U}) {
    Crew crew{size};
    for (int round = 0; round < 200; ++round) {
      std::vector<std::atomic<int>> done(17);
      crew.run(done.size(), [&](std::size_t task) { ++done[task]; });
      for (const auto& times : done) REQUIRE(times == 1);
    }
    crew.run(0, [](std::size_t) { FAIL("there is none"); });
  }
}

TEST_CASE("Crew: what one task throws comes out when all the others are done") {
  Crew crew{3};
  std::atomic<int> done = 0;
  const auto task = [&](std::size_t number) {
    if (number == 4) throw std::runtime_error("four");
    ++done;
  };
  CHECK_THROWS_AS(crew.run(10, task), std::runtime_error);
  CHECK(done == 9);
  crew.run(3, task);
  CHECK(done == 12);
}

}  // namespace

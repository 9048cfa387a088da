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

TEST_CASE("Crew: a job goes on beside the caller, and all do its tasks once he waits") {
  for (const std::size_t size : {1U, 2U, 5U}) {
    Crew crew{size};
    crew.wait();  // for none
    for (int round = 0; round < 200; ++round) {
      std::vector<std::atomic<int>> done(17);
      std::atomic<bool> is_over = false;
      crew.begin([&] {
        for (int again = 0; again < 2; ++again)
          crew.run(done.size(), [&](std::size_t task) { ++done[task]; });
        is_over = true;
      });
      crew.wait();
      REQUIRE(is_over);
      for (const auto& times : done) REQUIRE(times == 2);
    }
  }
}

TEST_CASE("Crew: a job is done while the caller does something else") {
  Crew crew{2};
  std::atomic<bool> is_over = false;
  crew.begin([&] {
    is_over = true;
    is_over.notify_one();
  });
  is_over.wait(false);
  crew.wait();
}

TEST_CASE(
    "Crew: what a job throws, or a task of it, comes out where it is waited for") {
  for (const std::size_t size : {1U, 3U}) {
    Crew crew{size};
    crew.begin([] { throw std::runtime_error("the job"); });
    CHECK_THROWS_WITH(crew.wait(), "the job");
    const auto task = [](std::size_t number) {
      if (number == 4) throw std::runtime_error("four");
    };
    crew.begin([&] { crew.run(10, task); });
    CHECK_THROWS_WITH(crew.wait(), "four");
    crew.wait();
  }
}

TEST_CASE("Crew: what has been begun is done before it goes") {
  std::atomic<int> begun = 0, done = 0;
  {
    Crew crew{3};
    crew.begin([&] {
      ++begun;
      begun.notify_one();
      crew.run(50, [&](std::size_t) { ++done; });
    });
    begun.wait(0);
  }
  CHECK(done == 50);
}

}  // namespace

#include "grader/grader.h"

#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

using namespace weir;
using Departure = Grader::Departure;
using Direction = GraderOptions::Direction;

namespace {

// A grader that has learned the scores of an ordinary stream.
Grader learned(const GraderOptions& options) {
  Grader grader{options};
  std::mt19937 random{5};
  std::exponential_distribution<> draw{10};
  for (int i = 0; i < 2000; ++i) grader.grade(0.7 + draw(random));
  return grader;
}

Grader::Departures departures(const std::vector<Departure>& columns) {
  return [columns] { return std::span<const Departure>{columns}; };
}

TEST_CASE("Nearness: is an amount, or a ratio of what was expected") {
  CHECK(parse_nearness("2.5")->amount == 2.5);
  CHECK(parse_nearness("2.5")->ratio == 0);
  CHECK(parse_nearness("20%")->ratio == doctest::Approx(0.2));
  for (const char* text : {"", "%", "x", "-1", "1e999", "5%%", "nan", "5 %"})
    CHECK_FALSE(parse_nearness(text));
}

TEST_CASE("Grader: says nothing of the first scores") {
  Grader grader{{}};
  for (int i = 0; i < 100; ++i) CHECK_FALSE(grader.grade(i % 10));
  CHECK(grader.grade(5) == 0);
}

TEST_CASE("Grader: ordinary scores have no grade, whatever their scale") {
  for (const double scale : {0.001, 1.0, 1000.0}) {
    Grader grader{{}};
    std::mt19937 random{9};
    std::exponential_distribution<> draw{1};
    int graded = 0;
    for (int i = 0; i < 5000; ++i)
      graded += grader.grade(scale * (3 + draw(random))).value_or(0) > 0 ? 1 : 0;
    CHECK(graded <= 3);
  }
}

TEST_CASE("Grader: the higher the score the higher the grade, up to 1") {
  Grader grader = learned({});
  const double low = grader.grade(1.9).value();
  CHECK(low > 0);
  CHECK(low < 0.8);
  for (int i = 0; i < 50; ++i) grader.grade(0.75);
  const double high = grader.grade(2.2).value();
  CHECK(high > low);
  for (int i = 0; i < 50; ++i) grader.grade(0.75);
  CHECK(grader.grade(9).value() == 1);
}

TEST_CASE("Grader: what follows within a shingle is of the same run") {
  Grader grader = learned({.shingle = 4});
  CHECK(grader.grade(2.2).value() > 0);
  SUBCASE("as long as it lasts") {
    for (int i = 0; i < 20; ++i) {
      CHECK(grader.grade(0.75) == 0);
      CHECK(grader.grade(0.75) == 0);
      CHECK(grader.grade(0.75) == 0);
      CHECK(grader.grade(2.2) == 0);
    }
  }
  SUBCASE("and not after it") {
    for (int i = 0; i < 4; ++i) grader.grade(0.75);
    CHECK(grader.grade(2.2).value() > 0);
  }
  SUBCASE("but where it is much more") { CHECK(grader.grade(5).value() > 0); }
}

TEST_CASE("Grader: what is near to what was expected has no grade") {
  const auto near_to_100 = departures({{110, 100}}), far = departures({{131, 100}});
  SUBCASE("by an amount") {
    Grader grader = learned({.near = {.amount = 30}});
    CHECK(grader.grade(3, near_to_100) == 0);
    CHECK(grader.grade(3, far).value() > 0);  // no run has begun
  }
  SUBCASE("by a ratio") {
    Grader grader = learned({.near = {.ratio = 0.2}});
    CHECK(grader.grade(3, near_to_100) == 0);
    CHECK(grader.grade(3, far).value() > 0);
  }
  SUBCASE("in all columns") {
    Grader grader = learned({.near = {.amount = 1}});
    CHECK(grader.grade(3, departures({{1, 1}, {5, 5.5}})) == 0);
    CHECK(grader.grade(3, departures({{1, 1}, {5, 8}})).value() > 0);
  }
}

TEST_CASE("Grader: one side may be all that matters") {
  const auto above = departures({{9, 5}}), below = departures({{1, 5}});
  Grader high = learned({.direction = Direction::High});
  CHECK(high.grade(3, below) == 0);
  CHECK(high.grade(3, above).value() > 0);
  Grader low = learned({.direction = Direction::Low});
  CHECK(low.grade(3, above) == 0);
  CHECK(low.grade(3, below).value() > 0);
}

TEST_CASE("Grader: asks what was expected of what would be graded only") {
  Grader grader = learned({});
  int asked = 0;
  const Grader::Departures ask = [&] {
    ++asked;
    return std::span<const Departure>{};
  };
  grader.grade(0.75, ask);
  CHECK(asked == 0);
  CHECK(grader.grade(3, ask) == 0);
  CHECK(asked == 1);
}

TEST_CASE("Grader: is read back as it was") {
  Grader grader = learned({.shingle = 4}), back{{.shingle = 4}};
  CHECK(grader.grade(2.2).value() > 0);
  std::string bytes;
  Encoder out{[&](std::string_view part) { bytes.append(part); }};
  grader.save(out);
  Decoder in{bytes};
  back.load(in);
  CHECK(in.done());
  CHECK(back.grade(2.2) == 0);  // the run goes on
  CHECK(grader.grade(2.2) == 0);
  CHECK(back.grade(5) == grader.grade(5));
}

}  // namespace

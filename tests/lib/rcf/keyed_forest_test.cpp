#include "rcf/keyed_forest.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <random>
#include <string>
#include <vector>

using namespace weir;
using Direction = GraderOptions::Direction;
using Verdict = KeyedForest::Verdict;

namespace {

constexpr ForestOptions small{.columns = 2, .trees = 10, .sample = 32, .decay = 0.003};

// So many points about 100 and 1000 in two columns.
std::vector<float> ordinary(KeyedForest& forest, std::size_t count) {
  std::mt19937 random{4};
  std::vector<float> points;
  for (std::size_t i = 0; i < count; ++i) {
    points.push_back(forest.given(0, 95 + static_cast<double>(random() % 11)));
    points.push_back(forest.given(1, 990 + static_cast<double>(random() % 21)));
  }
  return points;
}

// One that has learned.
struct Learned : KeyedForest {
  explicit Learned(const KeyedForestOptions& options) : KeyedForest{"", options} {
    const auto points = ordinary(*this, 2000);
    std::vector<Verdict> verdicts(points.size() / 2);
    judge(points, verdicts);
  }
};

double grade(KeyedForest& forest, double first, double second) {
  const std::array<float, 2> point{forest.given(0, first), forest.given(1, second)};
  Verdict verdict;
  forest.judge(point, std::span(&verdict, 1));
  return verdict.grade.value();
}

TEST_CASE("KeyedForest: large numbers keep their digits, relative to the first") {
  KeyedForest forest{"", {.forest = small}};
  const double first = 1e15;
  CHECK(forest.given(0, first) == 0);
  CHECK(forest.given(0, first + 1) == 1);
  CHECK(forest.given(0, first - 3) == -3);
  CHECK(forest.meant(0, -3) == first - 3);
  CHECK(forest.given(1, 5) == 0);  // each column has its own
  CHECK(forest.given(1, 1e300) == 1e30F);
}

TEST_CASE("KeyedForest: no score before it is warm, nor a grade before there is one") {
  KeyedForest forest{"", {.forest = small, .warmup = 50, .grader = {{}}}};
  std::vector<Verdict> verdicts(200);
  forest.judge(ordinary(forest, 200), verdicts);
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    CHECK(verdicts[i].score.has_value() == (i >= 50));
    CHECK(verdicts[i].grade.has_value() == (i >= 150));  // of a hundred scores
  }
}

TEST_CASE("KeyedForest: no grade where none is wanted") {
  KeyedForest forest{"", {.forest = small}};
  std::vector<Verdict> verdicts(300);
  forest.judge(ordinary(forest, 300), verdicts);
  CHECK(verdicts.back().score);
  CHECK_FALSE(verdicts.back().grade);
}

TEST_CASE("KeyedForest: what is far off has a grade, on the side that matters") {
  for (const auto direction : {Direction::Both, Direction::High, Direction::Low}) {
    const KeyedForestOptions options{.forest = small,
                                     .grader = {{.direction = direction}}};
    Learned above{options}, below{options};
    CHECK(grade(above, 100, 1000) == 0);
    CHECK((grade(above, 400, 1000) > 0) == (direction != Direction::Low));
    CHECK((grade(below, -200, 1000) > 0) == (direction != Direction::High));
  }
}

TEST_CASE("KeyedForest: only the columns that are off are asked for their side") {
  const KeyedForestOptions options{.forest = small,
                                   .grader = {{.direction = Direction::Low}}};
  for (const double other : {991.0, 1000.0, 1009.0}) {
    Learned forest{options};
    CHECK(grade(forest, 400, other) == 0);
  }
}

TEST_CASE("KeyedForest: what is near to what was expected has no grade") {
  const KeyedForestOptions amount{.forest = small,
                                  .grader = {{.near = {.amount = 400}}}};
  Learned forest{amount};
  CHECK(grade(forest, 400, 1000) == 0);
  CHECK(grade(forest, 700, 1000) > 0);
  const KeyedForestOptions ratio{.forest = small, .grader = {{.near = {.ratio = 0.5}}}};
  Learned other{ratio};
  CHECK(grade(other, 100, 1400) == 0);  // within half of a thousand
  CHECK(grade(other, 400, 1000) > 0);   // and not of a hundred
}

TEST_CASE("KeyedForest: what was expected makes no difference to scores") {
  const ForestOptions shingled{
      .columns = 2, .shingle = 3, .trees = 7, .sample = 32, .decay = 0.003};
  KeyedForest all{"", {.forest = shingled, .warmup = 9, .grader = {{}}}};
  KeyedForest high{
      "",
      {.forest = shingled, .warmup = 9, .grader = {{.direction = Direction::High}}}};
  const auto points = ordinary(all, 1000);
  ordinary(high, 1);
  std::vector<Verdict> a(1000), b(1000);
  all.judge(points, a);
  high.judge(points, b);
  for (std::size_t i = 0; i < a.size(); ++i) {
    CHECK(a[i].score == b[i].score);
    CHECK(b[i].grade.value_or(0) <= a[i].grade.value_or(0));
  }
}

TEST_CASE("KeyedForest: is read back as it was, and goes on alike") {
  const KeyedForestOptions options{.forest = small, .warmup = 50, .grader = {{}}};
  Learned forest{options};
  KeyedForest back{"", options};
  CHECK(grade(forest, 400, 1000) > 0);
  std::string bytes;
  Encoder out{[&](std::string_view part) { bytes.append(part); }};
  forest.save(out);
  Decoder in{bytes};
  back.load(in);
  CHECK(in.done());
  CHECK(back.meant(0, 0) == forest.meant(0, 0));
  CHECK(grade(back, 400, 1000) == 0);  // the run goes on
  CHECK(grade(back, 100, 1000) == 0);

  KeyedForest other{"", {.forest = {.columns = 3, .trees = 10, .sample = 32}}};
  Decoder again{bytes};
  CHECK_THROWS_AS(other.load(again), std::runtime_error);
}

}  // namespace

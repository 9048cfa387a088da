#include "forest/cut_tree_scores.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <vector>

#include "support/planted_tree.h"

using weir::PlantedTree;

namespace {

using Point = std::vector<float>;

// A random cut tree drawn from scratch, as the paper defines it, of which only the
// way to the last point is looked at: its depth, and how much it displaces.
struct Way {
  double depth = 0, displaced = 0;
};

Way draw_way(std::vector<Point> points, std::mt19937_64& random) {
  const Point x = points.back();
  Way way;
  while (points.size() > 1) {
    std::vector<double> ranges;
    for (std::size_t i = 0; i < x.size(); ++i) {
      const auto [low, high] = std::minmax_element(
          points.begin(), points.end(),
          [i](const Point& a, const Point& b) { return a[i] < b[i]; });
      ranges.push_back((*high)[i] - (*low)[i]);
    }
    const auto cut =
        std::discrete_distribution<std::size_t>(ranges.begin(), ranges.end())(random);
    float low = points[0][cut], high = low;
    for (const Point& point : points) {
      low = std::min(low, point[cut]);
      high = std::max(high, point[cut]);
    }
    const float value = std::uniform_real_distribution<float>(low, high)(random);
    std::vector<Point> side;
    std::copy_if(
        points.begin(), points.end(), std::back_inserter(side),
        [&](const Point& point) { return (point[cut] <= value) == (x[cut] <= value); });
    if (side.size() == points.size()) continue;
    ++way.depth;
    way.displaced =
        std::max(way.displaced, static_cast<double>(points.size() - side.size()) /
                                    static_cast<double>(side.size()));
    points = side;
  }
  return way;
}

struct Mean {
  double sum = 0, squares = 0;
  int count = 0;
  void add(double value) { sum += value, squares += value * value, ++count; }
  double value() const { return sum / count; }
  double error() const {
    return std::sqrt((squares / count - value() * value()) / count);
  }
};

const std::vector<Point> cloud{{0, 0},       {1, 0.5F}, {0.5F, 2}, {3, 1},
                               {2.5F, 2.5F}, {1.5F, 1}, {10, 0}};

// A tree of the cloud that has had other points too, before and meanwhile.
PlantedTree<> with_a_past(std::uint64_t seed) {
  PlantedTree planted{2, 20, seed};
  const std::vector<Point> others{{5, 5}, {-3, 1}, {0.7F, 0.1F}, {2, 20}};
  planted.insert(others[0]);
  for (std::size_t i = 0; i < cloud.size(); ++i) {
    if (i < 3) planted.insert(others[i + 1]);
    planted.insert(cloud[i]);
  }
  for (const Point& other : others) planted.remove(other);
  return planted;
}

TEST_CASE("CutTree: scores have the law of trees that are drawn from scratch") {
  for (const Point& x : {Point{1.2F, 0.9F}, Point{0, 5}, Point{30, 30}, Point{9, 0}}) {
    CAPTURE(x[0]);
    std::mt19937_64 random{11};  // NOLINT(*-msc51-cpp): the same each time
    Mean drawn_score, drawn_displacement, score, displacement;
    std::vector<Point> all = cloud;
    all.push_back(x);
    const double scale = std::log2(1.0 + static_cast<double>(cloud.size()));
    for (std::uint64_t i = 0; i < 20'000; ++i) {
      const Way way = draw_way(all, random);
      drawn_score.add(scale / way.depth);
      drawn_displacement.add(way.displaced);
      const PlantedTree planted = with_a_past(i);
      score.add(planted.score(x));
      displacement.add(planted.displacement(x));
    }
    CHECK(std::abs(score.value() - drawn_score.value()) <
          5 * std::hypot(score.error(), drawn_score.error()));
    CHECK(std::abs(displacement.value() - drawn_displacement.value()) <
          5 * std::hypot(displacement.error(), drawn_displacement.error()));
  }
}

TEST_CASE("CutTree: a point among its like scores by how many they are") {
  PlantedTree planted{1, 10};
  for (int i = 0; i < 8; ++i) planted.insert({5});
  CHECK(planted.score({5}) == doctest::Approx(0.5));  // damped: all are like it
  CHECK(planted.score({6}) == doctest::Approx(std::log2(9.0)));
  CHECK(planted.displacement({6}) == doctest::Approx(8));
  CHECK(planted.displacement({5}) == doctest::Approx(0));
}

TEST_CASE("CutTree: attribution is the score, on the side and in the dimension") {
  PlantedTree planted = with_a_past(1);
  for (const Point& x : {Point{30, 1}, Point{1, -9}, Point{1.2F, 0.9F}, cloud[3]}) {
    std::vector<double> high(2), low(2);
    planted.scores().attribute(x.data(), planted.way_of(x), high, low);
    const double sum = high[0] + high[1] + low[0] + low[1];
    CHECK(sum == doctest::Approx(planted.score(x)).epsilon(1e-6));
    if (x[0] == 30) CHECK(high[0] > 0.9 * sum);
    if (x[1] == -9) CHECK(low[1] > 0.9 * sum);
  }
}

TEST_CASE("CutTree: what is unknown is taken from the points that are like it") {
  PlantedTree planted{2, 40};
  for (int i = 0; i < 20; ++i)
    planted.insert({static_cast<float>(i), static_cast<float>(100 + i)});
  const Point x{7, -1};
  const float* like = planted.scores().most_like(x.data(), {false, true});
  CHECK(like[0] == doctest::Approx(7));
  CHECK(like[1] == doctest::Approx(107));
}

}  // namespace

#include "stats/moments.h"

#include <doctest/doctest.h>

#include <random>
#include <vector>

using weir::Moments;

namespace {

// The slow, obvious way: two passes, in long double.
long double squares_of(const std::vector<double>& values) {
  long double sum = 0, squares = 0;
  for (const double value : values) sum += value;
  const long double mean = sum / static_cast<long double>(values.size());
  for (const double value : values) squares += (value - mean) * (value - mean);
  return squares;
}

TEST_CASE("Moments: a large offset doesn't drown a small spread") {
  std::mt19937_64 random{1};
  std::normal_distribution<double> noise{1e9, 1e-3};
  std::vector<double> values;
  Moments moments;
  for (int i = 0; i < 100'000; ++i) moments.add(values.emplace_back(noise(random)));
  CHECK(moments.squares() ==
        doctest::Approx(static_cast<double>(squares_of(values))).epsilon(1e-6));
}

TEST_CASE("Moments: two halves merged are the whole") {
  std::mt19937_64 random{2};
  std::uniform_real_distribution<double> uniform{-5, 100};
  Moments whole, left, right;
  for (int i = 0; i < 1000; ++i) {
    const double value = uniform(random);
    whole.add(value);
    (i < 300 ? left : right).add(value);
  }
  left.merge(right);
  left.merge(Moments{});
  CHECK(left.count() == 1000);
  CHECK(left.mean() == doctest::Approx(whole.mean()));
  CHECK(left.squares() == doctest::Approx(whole.squares()));
}

TEST_CASE("Moments: merged into none are themselves") {
  Moments none, some;
  some.add(3);
  some.add(5);
  none.merge(some);
  CHECK(none.mean() == 4);
  CHECK(none.squares() == 2);
}

}  // namespace

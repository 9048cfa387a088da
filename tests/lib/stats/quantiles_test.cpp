#include "stats/quantiles.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

using weir::Quantiles;

namespace {

// The share of values below x, and the half of those equal to it.
double rank_of(const std::vector<double>& sorted, double x) {
  const auto low = std::lower_bound(sorted.begin(), sorted.end(), x) - sorted.begin();
  const auto high = std::upper_bound(sorted.begin(), sorted.end(), x) - sorted.begin();
  return static_cast<double>(low + high) / 2 / static_cast<double>(sorted.size());
}

void check_ranks(const Quantiles& quantiles, std::vector<double> values) {
  std::sort(values.begin(), values.end());
  for (const double q : {0.001, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 0.999}) {
    const double most = q <= 0.01 || q >= 0.99 ? 0.0005 : 0.005;
    CHECK_MESSAGE(std::fabs(rank_of(values, quantiles.at(q)) - q) <= most, q);
  }
  CHECK(quantiles.at(0) == values.front());
  CHECK(quantiles.at(1) == values.back());
}

TEST_CASE("Quantiles: between two values it is interpolated") {
  Quantiles values;
  for (const double value : {4.0, 1.0, 2.0}) values.add(value);
  CHECK(values.at(0) == 1);
  CHECK(values.at(0.5) == 2);
  CHECK(values.at(0.75) == 3);
  CHECK(values.at(1) == 4);
}

TEST_CASE("Quantiles: one value is every quantile") {
  Quantiles values;
  values.add(7);
  CHECK(values.at(0.1) == 7);
}

TEST_CASE("Quantiles: exact up to the last value that is") {
  Quantiles values;
  for (std::size_t i = 0; i < Quantiles::most_exact; ++i)
    values.add(static_cast<double>(i));
  CHECK(values.at(0.5) == (Quantiles::most_exact - 1) / 2.0);
}

TEST_CASE("Quantiles: beyond, ranks are as near as is said") {
  std::mt19937_64 random{9};
  std::vector<double> even, skewed, rising;
  Quantiles of_even, of_skewed, of_rising;
  std::uniform_real_distribution<double> uniform{0, 1};
  std::lognormal_distribution<double> lognormal{0, 2};
  for (int i = 0; i < 300'000; ++i) {
    of_even.add(even.emplace_back(uniform(random)));
    of_skewed.add(skewed.emplace_back(lognormal(random)));
    of_rising.add(rising.emplace_back(i));
  }
  check_ranks(of_even, even);
  check_ranks(of_skewed, skewed);
  check_ranks(of_rising, rising);
}

TEST_CASE("Quantiles: merged, they are as near") {
  std::mt19937_64 random{10};
  std::normal_distribution<double> normal{50, 10};
  std::vector<double> values;
  Quantiles left, right, few;
  for (int i = 0; i < 60'000; ++i) {
    const double value = values.emplace_back(normal(random));
    (i < 20'000 ? left : i < 59'000 ? right : few).add(value);
  }
  left.merge(right);
  left.merge(few);
  check_ranks(left, values);
}

}  // namespace

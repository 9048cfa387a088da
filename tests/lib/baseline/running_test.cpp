#include "baseline/running.h"

#include <doctest/doctest.h>

#include <cmath>
#include <random>
#include <string>
#include <vector>

using namespace std::chrono_literals;
using weir::AllValues;
using weir::Baseline;
using weir::Decoder;
using weir::Encoder;
using weir::HalfLife;
using weir::Time;

namespace {

constexpr Time noon{12h};

// To within a millionth of it, however small it is.
bool near(double value, long double expected) {
  return std::fabs(value / expected - 1) < 1e-6L;
}

TEST_CASE("AllValues: mean and sample deviation of what came") {
  AllValues values;
  for (const double value : {2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0})
    values.learn(value, noon);
  const Baseline::Measure measure = values.measure(9);
  CHECK(values.count() == 8);
  CHECK(measure.middle == 5);
  CHECK(measure.above == 4);
  CHECK(measure.deviation == doctest::Approx(std::sqrt(32.0 / 7)));
}

// 1e9 and a noise of 1e-3, against two passes in long double.
TEST_CASE("AllValues: a large offset doesn't drown a small spread") {
  std::mt19937_64 random{3};  // NOLINT(*-msc51-cpp): the same each time
  std::normal_distribution<double> noise{0, 1e-3};
  AllValues baseline;
  std::vector<double> values;
  for (int i = 0; i < 10'000'000; ++i)
    baseline.learn(values.emplace_back(1e9 + noise(random)), noon);
  long double sum = 0, squares = 0;
  for (const double value : values) sum += value;
  const long double mean = sum / static_cast<long double>(values.size());
  for (const double value : values) squares += (value - mean) * (value - mean);
  const long double deviation =
      std::sqrt(squares / static_cast<long double>(values.size() - 1));

  const double next = 1e9 + 0.003;
  const Baseline::Measure measure = baseline.measure(next);
  CHECK(near(measure.deviation, deviation));
  CHECK(near(measure.above / measure.deviation, (next - mean) / deviation));
}

// The slow, obvious way: all values with their weights.
Baseline::Measure weighed(const std::vector<double>& values,
                          const std::vector<double>& ages, double value) {
  double weights = 0, mean = 0, squares = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    weights += std::exp2(-ages[i]);
    mean += std::exp2(-ages[i]) * values[i];
  }
  mean /= weights;
  for (std::size_t i = 0; i < values.size(); ++i)
    squares += std::exp2(-ages[i]) * (values[i] - mean) * (values[i] - mean);
  return {value - mean, std::sqrt(squares / weights), mean};
}

TEST_CASE("HalfLife: a value weighs half as much after so many others") {
  std::mt19937_64 random{4};  // NOLINT(*-msc51-cpp): the same each time
  std::uniform_real_distribution<double> any{-10, 100};
  HalfLife baseline{7, {}};
  std::vector<double> values, ages;
  for (int i = 0; i < 200; ++i) {
    for (double& age : ages) age += 1.0 / 7;
    ages.push_back(0);
    baseline.learn(values.emplace_back(any(random)), noon);
    const auto expected = weighed(values, ages, 50), measure = baseline.measure(50);
    REQUIRE(measure.above == doctest::Approx(expected.above));
    REQUIRE(measure.deviation == doctest::Approx(expected.deviation));
  }
}

TEST_CASE("HalfLife: or after so much time, which doesn't go back") {
  std::mt19937_64 random{5};  // NOLINT(*-msc51-cpp): the same each time
  HalfLife baseline{0, 10s};
  std::vector<double> values, ages;
  Time time = noon, newest = noon;
  for (int i = 0; i < 200; ++i) {
    time += std::chrono::milliseconds{static_cast<int>(random() % 3000)} - 500ms;
    const double passed = std::max(weir::to_seconds(time - newest), 0.0);
    newest = std::max(newest, time);
    for (double& age : ages) age += passed / 10;
    ages.push_back(0);
    baseline.learn(values.emplace_back(static_cast<double>(random() % 100)), time);
    const auto expected = weighed(values, ages, 50), measure = baseline.measure(50);
    REQUIRE(measure.above == doctest::Approx(expected.above));
    REQUIRE(measure.deviation == doctest::Approx(expected.deviation));
  }
}

// A level of 1e9, a noise of 1e-3, and a first value of 0.
TEST_CASE("HalfLife: what has faded doesn't blur what is small beside it") {
  std::mt19937_64 random{6};  // NOLINT(*-msc51-cpp): the same each time
  std::normal_distribution<double> noise{0, 1e-3};
  HalfLife baseline{10, {}};
  std::vector<long double> values;
  for (int i = 0; i < 5000; ++i) {
    const double value = i == 0 ? 0 : 1e9 + noise(random);
    values.push_back(static_cast<long double>(value) - 1e9L);
    baseline.learn(value, noon);
  }
  long double weights = 0, sum = 0, squares = 0;
  const auto weight = [&](std::size_t i) {
    return std::exp2(-static_cast<long double>(values.size() - 1 - i) / 10);
  };
  for (std::size_t i = 0; i < values.size(); ++i)
    weights += weight(i), sum += weight(i) * values[i];
  const long double mean = sum / weights;
  for (std::size_t i = 0; i < values.size(); ++i)
    squares += weight(i) * (values[i] - mean) * (values[i] - mean);
  const Baseline::Measure measure = baseline.measure(1e9 + 0.0078125);
  CHECK(near(measure.deviation, std::sqrt(squares / weights)));
  CHECK(near(measure.above, 0.0078125L - mean));
}

TEST_CASE("HalfLife: is read back as it was") {
  HalfLife baseline{0, 10s}, back{0, 10s};
  for (int i = 0; i < 20; ++i) baseline.learn(i * 1.1, noon + i * 3s);
  std::string bytes;
  Encoder out{[&](std::string_view part) { bytes.append(part); }};
  baseline.save(out);
  Decoder in{bytes};
  back.load(in);
  baseline.learn(7, noon + 90s);
  back.learn(7, noon + 90s);
  CHECK(back.count() == 21);
  CHECK(back.measure(1).above == baseline.measure(1).above);
  CHECK(back.measure(1).deviation == baseline.measure(1).deviation);
}

}  // namespace

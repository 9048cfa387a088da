#include "fleet/faults.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

using namespace std::chrono_literals;
using weir::Faults;
using weir::Model;
using weir::parse_anomaly;
using weir::Reading;
using weir::Time;

namespace {

constexpr double spread = 2;

// A healthy value is the record's number; a wave in haste gains its factor.
class Counter : public Model {
 public:
  explicit Counter(std::uint32_t series, std::size_t samples = 1)
      : Model{{.series = series,
               .samples = samples,
               .spreads = {spread},
               .steps = {0}}} {}

  void draw(Reading& reading) override {
    reading.series = static_cast<std::uint32_t>(reading.number % shape().series);
    reading.values.assign(shape().samples, static_cast<double>(reading.number));
  }
  double gain(const Reading&, std::size_t, const weir::Haste& haste) const override {
    return haste.factor;
  }
  void append(std::string&, const Reading&) const override {}
};

// What anomalies make of `count` records, one a second: the records that arrive,
// with what they gained on a healthy one.

std::vector<Reading> gains_in(Counter& model,
                              const std::vector<std::string_view>& texts,
                              std::uint64_t count, std::uint64_t seed = 1) {
  std::vector<weir::Anomaly> anomalies;
  anomalies.reserve(texts.size());
  for (const auto text : texts) anomalies.push_back(parse_anomaly(text));
  Faults faults{anomalies, model.shape(), seed};
  std::vector<Reading> readings;
  for (std::uint64_t i = 0; i < count; ++i) {
    Reading reading{.number = i, .time = Time{std::chrono::seconds{i}}};
    model.draw(reading);
    if (!faults.strike(reading, model)) continue;
    for (double& value : reading.values) value -= static_cast<double>(i);
    readings.push_back(reading);
  }
  return readings;
}

std::vector<double> values_of(std::string_view anomaly, std::uint64_t count) {
  Counter model{1};
  std::vector<double> values;
  for (const Reading& reading : gains_in(model, {anomaly}, count))
    values.push_back(reading.values[0]);
  return values;
}

// How many runs of changed records there are, and how long they are in all.
struct Runs {
  int begun = 0, records = 0;
};

Runs runs_in(const std::vector<double>& values) {
  Runs runs;
  double before = 0;
  for (const double value : values) {
    if (value != 0) ++runs.records;
    if (value != 0 && before == 0) ++runs.begun;
    before = value;
  }
  return runs;
}

TEST_CASE("Faults: none where none is asked for") {
  Counter model{1};
  CHECK(Faults{{}, model.shape(), 1}.none());
  CHECK(values_of("spike:0", 1000) == std::vector<double>(1000, 0));
}

TEST_CASE("Faults: a spike goes up by so many spreads, a dip down") {
  CHECK(values_of("spike:1:10", 5) == std::vector<double>(5, 10 * spread));
  CHECK(values_of("dip:1:3.5", 5) == std::vector<double>(5, -3.5 * spread));
}

TEST_CASE("Faults: begin with the probability of their rate") {
  CHECK(runs_in(values_of("spike:1%", 100'000)).records ==
        doctest::Approx(1000).epsilon(0.1));
  // While one lasts no other begins: a cycle is 999 healthy records and 50 more.
  const Runs runs = runs_in(values_of("shift:0.001:5:50", 2'000'000));
  CHECK(runs.begun == doctest::Approx(2'000'000 / 1049.0).epsilon(0.1));
  CHECK(runs.records == doctest::Approx(50 * 2'000'000 / 1049.0).epsilon(0.1));
}

TEST_CASE("Faults: last for as many records as they are long") {
  const auto values = values_of("spike:0.01:10:7", 100'000);
  int length = 0;
  for (const double value : values) {
    if (value != 0) {
      ++length;
    } else if (length > 0) {
      REQUIRE(length % 7 == 0);  // one may follow upon another
      length = 0;
    }
  }
}

TEST_CASE("Faults: last as long as a span that begins with their first record") {
  const auto values = values_of("spike:0.001:10:7s", 100'000);
  const auto first = std::find_if(values.begin(), values.end(),
                                  [](double value) { return value != 0; });
  REQUIRE(values.end() - first > 8);
  CHECK(std::count(first, first + 8, 10 * spread) == 7);
  CHECK(*(first + 7) == 0);
}

TEST_CASE("Faults: a shift is level, and goes up as often as down") {
  const auto values = values_of("shift:0.01:5:10", 100'000);
  const auto up = std::count(values.begin(), values.end(), 5 * spread);
  const auto down = std::count(values.begin(), values.end(), -5 * spread);
  CHECK(up + down + std::count(values.begin(), values.end(), 0) == 100'000);
  CHECK(static_cast<double>(up) / static_cast<double>(up + down) ==
        doctest::Approx(0.5).epsilon(0.15));
}

TEST_CASE("Faults: a drift creeps to its height and then is gone") {
  const auto values = values_of("drift:1:5:4", 8);
  for (std::size_t i = 0; i < 8; ++i)
    CHECK(std::abs(values[i]) ==
          doctest::Approx(5 * spread * static_cast<double>(i % 4 + 1) / 4));
  CHECK(values[0] * values[3] > 0);
}

TEST_CASE("Faults: a drift over a span goes by the time") {
  const auto values = values_of("drift:1:5:4s", 4);
  for (std::size_t i = 0; i < 4; ++i)
    CHECK(std::abs(values[i]) ==
          doctest::Approx(5 * spread * static_cast<double>(i) / 4));
}

TEST_CASE("Faults: variance adds noise of so many spreads") {
  double sum = 0, squares = 0;
  constexpr int count = 20'000;
  for (const double value : values_of("variance:1:3:100", count)) {
    sum += value;
    squares += value * value;
  }
  CHECK(std::abs(sum / count) < 0.2);
  CHECK(std::sqrt(squares / count) == doctest::Approx(3 * spread).epsilon(0.03));
}

TEST_CASE("Faults: what is stuck stays at its first record's value") {
  CHECK(values_of("stuck:1::4", 8) ==
        std::vector<double>{0, -1, -2, -3, 0, -1, -2, -3});
}

TEST_CASE("Faults: a dropout takes records away") {
  Counter model{1};
  const auto left = gains_in(model, {"dropout:0.01::9"}, 100'000);
  CHECK(static_cast<double>(left.size()) ==
        doctest::Approx(100'000 * 99.0 / 108).epsilon(0.03));
  CHECK(gains_in(model, {"dropout:1"}, 100).empty());
}

TEST_CASE("Faults: frequency is the model's affair") {
  CHECK(values_of("frequency:1:4", 3) == std::vector<double>{4, 4, 4});
}

TEST_CASE("Faults: several add up, in the order given") {
  Counter model{1};
  const auto both = gains_in(model, {"spike:1:10", "spike:1:1"}, 3);
  CHECK(both[0].values[0] == 11 * spread);
  const auto held = gains_in(model, {"stuck:1::9", "spike:1:10"}, 3);
  CHECK(held[2].values[0] == -2 + 10 * spread);
}

TEST_CASE("Faults: one anomaly more leaves the others where they were") {
  Counter one{1}, two{1};
  const auto alone = gains_in(one, {"spike:0.05:10"}, 1000);
  const auto joined = gains_in(two, {"spike:0.05:10", "dip:0:1"}, 1000);
  for (std::size_t i = 0; i < 1000; ++i) REQUIRE(alone[i].values == joined[i].values);
}

TEST_CASE("Faults: each series has its own") {
  Counter model{2};
  const auto readings = gains_in(model, {"shift:0.001:5:100"}, 100'000);
  int alone = 0, together = 0;
  Runs first, second;
  for (std::size_t i = 0; i + 1 < readings.size(); i += 2) {
    const bool one = readings[i].values[0] != 0, other = readings[i + 1].values[0] != 0;
    first.records += one ? 1 : 0;
    second.records += other ? 1 : 0;
    if (one != other) ++alone;
    if (one && other) ++together;
  }
  CHECK(alone > 5 * together);
  CHECK(first.records > 1000);
  CHECK(second.records > 1000);
}

TEST_CASE("Faults: a spike strikes one sample of many, a shift all") {
  Counter model{1, 200};
  for (const Reading& reading : gains_in(model, {"spike:1:10"}, 50))
    CHECK(std::count(reading.values.begin(), reading.values.end(), 10 * spread) == 1);
  for (const Reading& reading : gains_in(model, {"shift:1:5"}, 50))
    CHECK(std::count(reading.values.begin(), reading.values.end(), 0) == 0);
}

TEST_CASE("Faults: samples freeze from the moment that it strikes") {
  // A sample is its place in the record here.
  class Ramp : public Counter {
   public:
    Ramp() : Counter{1, 200} {}
    void draw(Reading& reading) override {
      Counter::draw(reading);
      for (std::size_t i = 0; i < 200; ++i) reading.values[i] = static_cast<double>(i);
    }
  } model;
  Faults faults{{parse_anomaly("stuck:1::2")}, model.shape(), 1};
  Reading first{.number = 0}, second{.number = 1};
  model.draw(first);
  model.draw(second);
  REQUIRE(faults.strike(first, model));
  REQUIRE(faults.strike(second, model));
  const double held = first.values.back();
  CHECK(held < 199);
  for (std::size_t i = 0; i < 200; ++i) {
    REQUIRE(first.values[i] == std::min(static_cast<double>(i), held));
    REQUIRE(second.values[i] == held);
  }
}

TEST_CASE("Faults: a drift goes on from sample to sample") {
  Counter model{1, 4};
  const auto readings = gains_in(model, {"drift:1:1:2"}, 2);
  for (std::size_t i = 0; i < 8; ++i)
    CHECK(std::abs(readings[i / 4].values[i % 4]) ==
          doctest::Approx(spread * static_cast<double>(i + 1) / 8));
}

}  // namespace

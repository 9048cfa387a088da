#include "baseline/sliding.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <random>
#include <string>
#include <vector>

using namespace std::chrono_literals;
using weir::Baseline;
using weir::Decoder;
using weir::Duration;
using weir::Encoder;
using weir::SlidingMean;
using weir::SlidingMedian;
using weir::Time;

namespace {

constexpr Time noon{12h};

struct Entry {
  Time time;
  double value;
};

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 != 0 ? values[middle]
                                : (values[middle - 1] + values[middle]) / 2;
}

// The slow, obvious way.
Baseline::Measure mean_of(const std::vector<double>& values, double value) {
  double sum = 0, squares = 0;
  for (const double one : values) sum += one;
  const double mean = sum / static_cast<double>(values.size());
  for (const double one : values) squares += (one - mean) * (one - mean);
  const auto others = static_cast<double>(std::max<std::size_t>(values.size(), 2) - 1);
  return {value - mean, std::sqrt(squares / others), mean};
}

Baseline::Measure median_of(const std::vector<double>& values, double value) {
  const double middle = median(values);
  std::vector<double> distances;
  distances.reserve(values.size());
  for (const double one : values) distances.push_back(std::fabs(one - middle));
  return {value - middle, median(distances) * 1.4826, middle};
}

// Random values, some of them far off, against the slow way.
template <typename Sliding, typename Slow>
void compare(std::uint64_t count, Duration span, Slow slow) {
  std::mt19937_64 random{count + 1};  // NOLINT(*-msc51-cpp): the same each time
  Sliding baseline{count, span};
  std::vector<Entry> all;
  Time time = noon;
  for (int i = 0; i < 1000; ++i) {
    time += std::chrono::milliseconds{random() % 2000};
    const double value =
        random() % 50 == 0 ? 1e9 : static_cast<double>(random() % 20) / 10;
    baseline.learn(value, time);
    all.push_back({time, value});
    std::vector<double> latest;
    for (auto at = all.rbegin(); at != all.rend() && latest.size() < count; ++at)
      if (span == Duration{} || at->time > time - span) latest.push_back(at->value);
    REQUIRE(baseline.count() == latest.size());
    const auto measure = baseline.measure(1), expected = slow(latest, 1);
    REQUIRE(measure.middle == doctest::Approx(expected.middle));
    REQUIRE(measure.deviation == doctest::Approx(expected.deviation));
  }
}

TEST_CASE("SlidingMean: the last values, as worked out anew each time") {
  for (const std::uint64_t count : {1U, 2U, 10U, 137U})
    compare<SlidingMean>(count, {}, mean_of);
}

TEST_CASE("SlidingMean: those of a span") { compare<SlidingMean>(1000, 20s, mean_of); }

TEST_CASE("SlidingMedian: the last values, as worked out anew each time") {
  for (const std::uint64_t count : {1U, 2U, 10U, 137U})
    compare<SlidingMedian>(count, {}, median_of);
}

TEST_CASE("SlidingMedian: those of a span") {
  compare<SlidingMedian>(1000, 20s, median_of);
}

TEST_CASE("Sliding baselines: hold no more values than allowed") {
  SlidingMean baseline{50, 1h};
  for (int i = 0; i < 1000; ++i) baseline.learn(i, noon);
  CHECK(baseline.count() == 50);
}

TEST_CASE(
    "Sliding baselines: forget what is too old before the next value is measured") {
  SlidingMean mean{100, 10s};
  SlidingMedian middle{100, 10s};
  for (Baseline* baseline :
       {static_cast<Baseline*>(&mean), static_cast<Baseline*>(&middle)}) {
    baseline->learn(1, noon);
    baseline->learn(2, noon + 5s);
    baseline->advance(noon + 10s - 1ns);
    CHECK(baseline->count() == 2);
    baseline->advance(noon + 10s);
    CHECK(baseline->count() == 1);
    baseline->advance(noon + 15s);
    CHECK(baseline->count() == 0);
    baseline->learn(7, noon + 20s);
    CHECK(baseline->measure(7).above == 0);
  }
}

TEST_CASE("Sliding baselines: are read back as they were") {
  for (const bool robust : {false, true}) {
    const auto make = [&]() -> std::unique_ptr<Baseline> {
      if (robust) return std::make_unique<SlidingMedian>(20, Duration{});
      return std::make_unique<SlidingMean>(20, Duration{});
    };
    const auto baseline = make(), back = make();
    for (int i = 0; i < 77; ++i) baseline->learn(std::sin(i) * 3, noon);
    std::string bytes;
    Encoder out{[&](std::string_view part) { bytes.append(part); }};
    baseline->save(out);
    Decoder in{bytes};
    back->load(in);
    CHECK(in.done());
    for (int i = 0; i < 30; ++i) {
      baseline->learn(std::sin(i), noon);
      back->learn(std::sin(i), noon);
      CHECK(back->measure(1).above == baseline->measure(1).above);
      CHECK(back->measure(1).deviation == baseline->measure(1).deviation);
    }
  }
}

}  // namespace

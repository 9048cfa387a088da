#include "rarity/histogram.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

using weir::Decoder;
using weir::Encoder;
using weir::Histogram;

namespace {

constexpr std::uint64_t for_ever = 1'000'000'000'000;

std::string saved(const Histogram& histogram) {
  std::string bytes;
  Encoder out{[&](std::string_view part) { bytes.append(part); }};
  histogram.save(out);
  return bytes;
}

TEST_CASE("Histogram: is exact while there are places for all values") {
  const unsigned seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random{seed};
  std::normal_distribution<> normal;
  Histogram histogram{for_ever};
  std::vector<double> values;
  for (int i = 0; i < 200; ++i) {
    values.push_back(normal(random));
    histogram.add(values.back());
  }
  const double at = normal(random);
  double nearest = 1e9, from = 0, mean = 0;
  for (const double value : values) {
    nearest = std::min(nearest, std::fabs(value - at));
    from += value >= at ? 1 : 0;
  }
  CHECK(histogram.distance(at) == nearest);
  CHECK(histogram.share_from(at) == doctest::Approx(from / 200));

  std::sort(values.rbegin(), values.rend());
  for (int i = 0; i < 20; ++i) mean += values[static_cast<std::size_t>(i)] / 20;
  CHECK(histogram.top(0.0999).from == values[19]);
  CHECK(histogram.top(0.1).mean == doctest::Approx(mean));
}

TEST_CASE("Histogram: a value that came often weighs as much") {
  Histogram histogram{for_ever};
  for (int i = 0; i < 97; ++i) histogram.add(0);
  for (const double value : {1, 2, 3}) histogram.add(value);
  CHECK(histogram.share_from(0) == doctest::Approx(1));
  CHECK(histogram.share_from(0.5) == doctest::Approx(0.03));
  CHECK(histogram.top(0.1).from == 0);  // in part
  CHECK(histogram.top(0.1).mean == doctest::Approx(0.6));
}

TEST_CASE("Histogram: many values are told from few places") {
  Histogram histogram{for_ever};
  const int count = 100'000;
  for (int i = 0; i < count; ++i) histogram.add(std::fmod(i * 0.6180339887, 1));
  CHECK(saved(histogram).size() < 16 * Histogram::most_places + 40);
  for (const double at : {0.01, 0.3, 0.5, 0.99})
    CHECK(histogram.share_from(at) == doctest::Approx(1 - at).epsilon(0.05));
  CHECK(histogram.top(0.2).from == doctest::Approx(0.8).epsilon(0.02));
  CHECK(histogram.top(0.2).mean == doctest::Approx(0.9).epsilon(0.02));
}

TEST_CASE("Histogram: what lies far off keeps a place of its own") {
  Histogram histogram{for_ever};
  histogram.add(50);
  for (int i = 0; i < 10'000; ++i) histogram.add(std::fmod(i * 0.6180339887, 1));
  CHECK(histogram.distance(50) == 0);
  CHECK(histogram.distance(0.5) < 0.05);
  CHECK(histogram.distance(20) > 18);
}

TEST_CASE("Histogram: a dense stretch does not become a single place") {
  Histogram histogram{for_ever};
  for (int i = 0; i < 128; ++i) histogram.add(i);
  for (int i = 1; i <= 128; ++i) histogram.add(1000 * i);
  for (const double at : {10, 50, 100}) CHECK(histogram.distance(at) <= 1);
  CHECK(histogram.distance(64'000) == 0);
}

TEST_CASE("Histogram: what came once is forgotten, what comes again is not") {
  Histogram histogram{100};
  histogram.add(7);
  for (int i = 0; i < 100; ++i) histogram.add(1);
  CHECK(histogram.distance(7) == 0);
  for (int i = 0; i < 150; ++i) histogram.add(1);
  CHECK(histogram.distance(7) == 6);
  CHECK(histogram.weight() == doctest::Approx(histogram.unit() * 100).epsilon(0.15));
  CHECK(histogram.count() == 251);
}

TEST_CASE("Histogram: the newer of two halves weighs more") {
  Histogram histogram{1000};
  for (int i = 0; i < 700; ++i) histogram.add(0);
  for (int i = 0; i < 700; ++i) histogram.add(1);
  // By e^-0.7.
  CHECK(histogram.share_from(1) == doctest::Approx(0.668).epsilon(0.01));
}

TEST_CASE("Histogram: the largest numbers are no trouble") {
  Histogram histogram{for_ever};
  const unsigned seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random{seed};
  std::uniform_real_distribution<> even{-1, 1};
  for (int i = 0; i < 2000; ++i) histogram.add(1.7e308 * even(random));
  CHECK(std::isfinite(histogram.distance(0)));
  CHECK(histogram.share_from(0) == doctest::Approx(0.5).epsilon(0.2));
}

TEST_CASE("Histogram: is read back as it was, and goes on the same") {
  Histogram histogram{500}, back{500};
  for (int i = 0; i < 1234; ++i) histogram.add(std::fmod(i * 0.6180339887, 1));
  const std::string bytes = saved(histogram);
  Decoder in{bytes};
  back.load(in);
  CHECK(in.done());
  for (int i = 0; i < 1000; ++i) {
    const double value = std::fmod(i * 0.4142135623, 1);
    CHECK(back.share_from(value) == histogram.share_from(value));
    histogram.add(value);
    back.add(value);
  }
  CHECK(saved(back) == saved(histogram));
}

// What save() makes, or never would; a place is its value and its weight.
std::string crafted(std::uint64_t count, double unit, double weight,
                    const std::vector<double>& places) {
  std::string bytes;
  Encoder out{[&](std::string_view part) { bytes.append(part); }};
  out.whole(count);
  out.number(unit);
  out.number(weight);
  out.whole(places.size() / 2);
  for (const double number : places) out.number(number);
  return bytes;
}

TEST_CASE("Histogram: refuses what can't have been saved") {
  const auto load = [](const std::string& bytes) {
    Histogram histogram;
    Decoder in{bytes};
    histogram.load(in);
  };
  constexpr double inf = std::numeric_limits<double>::infinity();
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK_NOTHROW(load(crafted(0, 1, 0, {})));
  CHECK_NOTHROW(load(crafted(2, 1, 2, {7, 1, 8, 1})));
  std::vector<double> many;
  for (std::size_t i = 1; i < Histogram::most_places; ++i)
    many.insert(many.end(), {static_cast<double>(i), 1});
  CHECK_NOTHROW(load(crafted(255, 1, 255, many)));
  many.insert(many.end(), {1000, 1});
  for (const std::string& bytes :
       {crafted(2, 1, 2, {}), crafted(0, 1, 2, {7, 1, 8, 1}),
        crafted(256, 1, 256, many), crafted(2, 1, 2, {8, 1, 7, 1}),
        crafted(2, 1, 2, {7, 1, 7, 1}), crafted(2, 1, 2, {nan, 1, 8, 1}),
        crafted(2, 1, 2, {7, 1, nan, 1}), crafted(2, 1, 2, {-inf, 1, 8, 1}),
        crafted(2, 1, 2, {7, 1, inf, 1}), crafted(2, 1, 2, {7, 0, 8, 1}),
        crafted(2, 1, 2, {7, 1, 8, -1}), crafted(2, 1, 2, {7, nan, 8, 1}),
        crafted(2, 1, 2, {7, inf, 8, 1}), crafted(2, 0, 2, {7, 1, 8, 1}),
        crafted(2, nan, 2, {7, 1, 8, 1}), crafted(2, inf, 2, {7, 1, 8, 1}),
        crafted(2, 1, 0, {7, 1, 8, 1}), crafted(2, 1, nan, {7, 1, 8, 1}),
        crafted(2, 1, inf, {7, 1, 8, 1})})
    CHECK_THROWS_AS(load(bytes), std::runtime_error);
}

TEST_CASE("Histogram: next to each other, values stay in order as they are merged") {
  Histogram histogram{for_ever}, back{for_ever};
  double value = 1.9;
  for (int i = 0; i < 3000; ++i) {
    for (int times = 0; times <= i % 7; ++times) histogram.add(value);
    value = std::nextafter(value, 2);
  }
  const std::string bytes = saved(histogram);
  Decoder in{bytes};
  CHECK_NOTHROW(back.load(in));
}

}  // namespace

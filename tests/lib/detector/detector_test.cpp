#include "detector/detector.h"

#include <doctest/doctest.h>

#include <cmath>
#include <random>
#include <string>
#include <vector>

using weir::Decoder;
using weir::Detector;
using weir::Encoder;

namespace {

// A wave with a little noise, always the same.
class Wave {
 public:
  double next() {
    return 100 * std::sin(0.2617993878 * count_++) + 2 * normal_(random_);
  }

 private:
  int count_ = 0;
  std::mt19937 random_{7};
  std::normal_distribution<> normal_;
};

int alerts(Detector& detector, Wave& wave, int count) {
  int found = 0;
  for (int i = 0; i < count; ++i) found += detector.mark(wave.next()).anomaly ? 1 : 0;
  return found;
}

TEST_CASE("Detector: says nothing of the first 200 values") {
  Detector detector{{}};
  Wave wave;
  for (int i = 0; i < 200; ++i) CHECK_FALSE(detector.mark(wave.next()).rarity());
  alerts(detector, wave, 50);
  CHECK(detector.mark(wave.next()).rarity().has_value());
}

TEST_CASE("Detector: a value far from all before is an anomaly, by its level") {
  Detector detector{{}};
  Wave wave;
  alerts(detector, wave, 3000);
  const auto verdict = detector.mark(170);
  CHECK(verdict.anomaly);
  CHECK(verdict.level.value() > 4);
  CHECK(verdict.rarity().value() >= verdict.level.value());
}

TEST_CASE("Detector: a level that is none for so long is an anomaly, by its mean") {
  Detector detector{{}};
  std::mt19937 random{5};
  std::normal_distribution<> normal;
  for (int i = 0; i < 3000; ++i) detector.mark(normal(random));
  bool found = false;
  for (int i = 0; i < 100; ++i) {
    // By itself each of these is ordinary.
    const auto verdict = detector.mark(1.5 + 0.3 * normal(random));
    CHECK(verdict.level.value() < 2.3);
    found = found || (verdict.anomaly && verdict.mean > verdict.course);
  }
  CHECK(found);
}

TEST_CASE("Detector: the largest numbers are no trouble") {
  Detector detector{{}};
  for (int i = 0; i < 600; ++i) {
    const auto rarity = detector.mark(i % 2 == 0 ? 1.7e308 : -1.7e308).rarity();
    CHECK((!rarity || std::isfinite(*rarity)));
  }
}

TEST_CASE("Detector: a course unlike all before is an anomaly, of common values") {
  Detector detector{{}};
  Wave wave;
  alerts(detector, wave, 3000);
  bool found = false;
  for (int i = 0; i < 24; ++i) {
    const auto verdict = detector.mark(0.01 * i);
    found = found || (verdict.anomaly && verdict.course > verdict.level);
  }
  CHECK(found);
}

TEST_CASE("Detector: an anomaly is followed by a rest") {
  Wave wave;
  SUBCASE("of 3 % of the values so far") {
    Detector detector{{}};
    alerts(detector, wave, 3299);
    CHECK(detector.mark(200).anomaly);
    int silent = 0;
    while (!detector.mark(200 + 10 * (silent + 1)).anomaly) ++silent;
    CHECK(silent == 100);
  }
  SUBCASE("of so many at most") {
    Detector detector{{.rest = 5}};
    alerts(detector, wave, 3299);
    CHECK(detector.mark(200).anomaly);
    int silent = 0;
    while (!detector.mark(200 + 10 * (silent + 1)).anomaly) ++silent;
    CHECK(silent == 5);
  }
  SUBCASE("which one a hundred times as rare ends") {
    Detector detector{{}};
    alerts(detector, wave, 3299);
    CHECK(detector.mark(130).anomaly);
    CHECK(detector.mark(1000).anomaly);
    CHECK_FALSE(detector.mark(1030).anomaly);
  }
}

TEST_CASE("Detector: of noise few values are anomalies, whatever its scale") {
  for (const double scale : {1e-9, 1.0, 1e12}) {
    Detector detector{{}};
    std::mt19937 random{3};
    std::normal_distribution<> normal;
    int found = 0;
    for (int i = 0; i < 5000; ++i)
      found += detector.mark(scale * (5 + normal(random))).anomaly ? 1 : 0;
    CHECK(found < 40);
  }
}

TEST_CASE(
    "Detector: a stream that never changes has no anomaly, and its change is one") {
  Detector detector{{}};
  for (int i = 0; i < 1000; ++i) CHECK_FALSE(detector.mark(21.5).anomaly);
  CHECK(detector.mark(22).anomaly);
}

TEST_CASE("Detector: the largest numbers are no trouble") {
  Detector detector{{}};
  Wave wave;
  alerts(detector, wave, 300);
  for (const double value : {1.7e308, -1.7e308, 0.0, 1.7e308}) {
    const auto rarity = detector.mark(value).rarity();
    CHECK(std::isfinite(rarity.value()));
  }
  CHECK(std::isfinite(detector.mark(wave.next()).rarity().value()));
}

TEST_CASE("Detector: goes on from what was saved as if there had been no pause") {
  Detector detector{{}}, back{{}};
  Wave wave;
  alerts(detector, wave, 700);
  detector.mark(150);
  std::string bytes;
  Encoder out{[&](std::string_view part) { bytes.append(part); }};
  detector.save(out);
  Decoder in{bytes};
  back.load(in);
  CHECK(in.done());
  for (int i = 0; i < 300; ++i) {
    const double value = wave.next() * (i == 200 ? 3 : 1);
    const auto was = detector.mark(value), is = back.mark(value);
    CHECK(is.rarity() == was.rarity());
    CHECK(is.anomaly == was.anomaly);
  }
}

}  // namespace

#include "rarity/rarity.h"

#include <doctest/doctest.h>

#include <cmath>
#include <random>
#include <string>

using doctest::Approx;
using weir::Decoder;
using weir::Encoder;
using weir::Rarity;

namespace {

TEST_CASE("Rarity: says nothing before there are enough scores") {
  Rarity rarity{{.least = 3}};
  CHECK_FALSE(rarity.of(1));
  CHECK_FALSE(rarity.of(2));
  CHECK_FALSE(rarity.of(3));
  CHECK(rarity.of(0).value() == 0);
}

TEST_CASE("Rarity: of an ordinary score is the share of those as high") {
  Rarity rarity{{.least = 99, .decay = 1'000'000'000}};
  for (int i = 0; i < 99; ++i) rarity.of(i);
  // 49 of 99, and the score itself.
  CHECK(rarity.of(49.5).value() == Approx(-std::log10(0.5)).epsilon(0.001));
}

TEST_CASE("Rarity: of exponential scores is their logarithm") {
  const unsigned seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random{seed};
  std::exponential_distribution<> draw{1};
  SUBCASE("as they are") {
    Rarity rarity;
    for (int i = 0; i < 30'000; ++i) rarity.of(draw(random));
    CHECK(rarity.of(std::log(1e2)).value() == Approx(2).epsilon(0.1));
    CHECK(rarity.of(std::log(1e4)).value() == Approx(4).epsilon(0.1));
    CHECK(rarity.of(std::log(1e6)).value() == Approx(6).epsilon(0.1));
  }
  SUBCASE("at another scale") {
    Rarity rarity;
    for (int i = 0; i < 30'000; ++i) rarity.of(1e-6 * draw(random) - 40);
    CHECK(rarity.of(1e-6 * std::log(1e4) - 40).value() == Approx(4).epsilon(0.1));
  }
}

TEST_CASE("Rarity: of a higher score than any of many alike is one in as many") {
  Rarity rarity;
  for (int i = 0; i < 999; ++i) rarity.of(5);
  CHECK(rarity.of(5).value() == 0);
  CHECK(rarity.of(5.1).value() == Approx(3).epsilon(0.01));
}

TEST_CASE("Rarity: is bounded, whatever the score") {
  Rarity rarity;
  for (int i = 0; i < 1000; ++i) rarity.of(i % 10 + i / 1000.0);
  CHECK(rarity.of(HUGE_VAL).value() == Rarity::most);
  CHECK(rarity.of(-HUGE_VAL).value() == 0);
  CHECK(rarity.of(1).value() >= 0);
}

TEST_CASE("Rarity: one score that can't be true doesn't make all others look small") {
  Rarity rarity;
  for (int i = 0; i < 3000; ++i) rarity.of(i % 10 + i / 3000.0);
  rarity.of(HUGE_VAL);
  CHECK(rarity.of(30).value() > 2);
}

TEST_CASE("Rarity: is read back as it was") {
  Rarity rarity, back;
  for (int i = 0; i < 1000; ++i) rarity.of(i % 10 + i / 1000.0);
  std::string bytes;
  Encoder out{[&](std::string_view part) { bytes.append(part); }};
  rarity.save(out);
  Decoder in{bytes};
  back.load(in);
  CHECK(in.done());
  for (const double score : {3.0, 12.0, 11.0})
    CHECK(back.of(score) == rarity.of(score));
}

}  // namespace

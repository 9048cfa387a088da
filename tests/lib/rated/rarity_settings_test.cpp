#include "rated/rarity_settings.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

using namespace weir;

namespace {

RaritySettings read(const std::string& line) {
  App app{"rarity", "", ""};
  RaritySettings settings;
  bind(app, settings);
  app.parse(line);
  check(settings);
  return settings;
}

TEST_CASE("RaritySettings: what is said is what is made") {
  const RaritySettings settings =
      read("score --min-samples 50 --decay 9 --absolute --threshold 2.5 --only");
  CHECK(settings.rarity.least == 50);
  CHECK(settings.rarity.decay == 9);
  CHECK(settings.absolute);
  CHECK(settings.threshold == 2.5);
}

TEST_CASE("RaritySettings: --only goes with --threshold, which is a number") {
  CHECK_THROWS_AS(read("score --only"), std::invalid_argument);
  CHECK_THROWS_AS(read("score --threshold x"), CLI::ValidationError);
  CHECK_THROWS_AS(read("score --threshold -1"), CLI::ValidationError);
  CHECK_THROWS_AS(read("score --threshold nan"), CLI::ValidationError);
}

TEST_CASE("RaritySettings: a state fits where the scores are learned the same way") {
  const Parameters usual = parameters(read("score"));
  CHECK(parameters(read("score --threshold 3 --only --min-samples 9 --as x")) == usual);
  for (const char* line :
       {"other", "score --by k", "score --absolute", "score --decay 7"})
    CHECK(parameters(read(line)) != usual);
}

}  // namespace

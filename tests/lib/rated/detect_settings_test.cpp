#include "rated/detect_settings.h"

#include <doctest/doctest.h>

#include <string>

using namespace weir;

namespace {

DetectSettings read(const std::string& line) {
  App app{"detect", "", ""};
  DetectSettings settings;
  bind(app, settings);
  app.parse(line);
  return settings;
}

TEST_CASE("DetectSettings: what is said is what is made") {
  const DetectSettings settings = read("usage --threshold 3.5 --rest 7 --details");
  CHECK(settings.detector.threshold == 3.5);
  CHECK(settings.detector.rest == 7);
  CHECK(settings.details);
  CHECK(read("usage").detector.threshold == 2.3);
}

TEST_CASE("DetectSettings: numbers are numbers") {
  CHECK_THROWS_AS(read("usage --threshold high"), CLI::ValidationError);
  CHECK_THROWS_AS(read("usage --rest 0"), CLI::ValidationError);
}

TEST_CASE("DetectSettings: a state fits where the same is watched") {
  const Parameters usual = parameters(read("usage"));
  CHECK(parameters(read("usage --threshold 3 --rest 7 --only --as x")) == usual);
  CHECK(parameters(read("load")) != usual);
  CHECK(parameters(read("usage --by host")) != usual);
}

}  // namespace

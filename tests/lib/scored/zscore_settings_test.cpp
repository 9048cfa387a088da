#include "scored/zscore_settings.h"

#include <doctest/doctest.h>

#include <string>

using namespace std::chrono_literals;
using namespace weir;

namespace {

ZScoreSettings read(const std::string& line) {
  App app{"zscore", "", ""};
  ZScoreSettings settings;
  bind(app, settings);
  app.parse(line);
  check(settings);
  return settings;
}

TEST_CASE("ZScoreSettings: which baseline") {
  using Kind = BaselineOptions::Kind;
  CHECK(baseline(read("v")).kind == Kind::All);
  CHECK(baseline(read("v --window 20")).kind == Kind::Last);
  CHECK(baseline(read("v --window 20")).count == 20);
  CHECK(baseline(read("v --window 20s")).kind == Kind::Span);
  CHECK(baseline(read("v --window 20s --robust")).robust);
  CHECK(baseline(read("v --half-life 5m")).kind == Kind::HalfLife);
  CHECK(baseline(read("v --half-life 5m")).span == 5min);
  CHECK(baseline(read("v --robust")).count == 1000);
  CHECK(baseline(read("v --window 20s --max-values 30")).most == 30);
  CHECK(tumbling(read("v --tumbling 20s --delay 3s")).window.span == 20s);
  CHECK(tumbling(read("v --tumbling 20s --delay 3s")).clock.delay == 3s);
}

TEST_CASE("ZScoreSettings: how many values it takes") {
  CHECK(rule_running(read("v")).min_samples == 10);
  CHECK(rule_within(read("v")).min_samples == 1);
  CHECK(rule_running(read("v --min-samples 3")).min_samples == 3);
  CHECK(rule_within(read("v --min-samples 3")).min_samples == 3);
}

TEST_CASE("ZScoreSettings: what contradicts itself is refused") {
  for (const char* line :
       {"v --window 5 --half-life 5", "v --window 5 --tumbling 5",
        "v --robust --half-life 5", "v --robust --tumbling 5", "v --only",
        "v --learn normal", "v --tumbling 5 --learn normal --threshold 2",
        "v --window 0", "v --window x", "v --half-life 0s", "v --threshold x",
        "v --threshold -1", "v --threshold inf", "v --min-stddev nan",
        "v --direction up", "v --learn some"}) {
    CAPTURE(line);
    CHECK_THROWS(read(line));
  }
}

TEST_CASE("ZScoreSettings: a saved state fits what goes by the same values") {
  const auto usual = parameters(read("v --by host --window 20"));
  CHECK((usual == parameters(read("v --by host --window 20 --threshold 3 --only"))));
  for (const char* line :
       {"w --by host --window 20", "v --window 20", "v --by host --window 21",
        "v --by host --window 20s", "v --by host --window 20 --robust",
        "v --by host --window 20 --time at", "v --by host --window 20 --flatten",
        "v --by host --window 20 --threshold 3 --learn normal"})
    CHECK((usual != parameters(read(line))));
}

}  // namespace

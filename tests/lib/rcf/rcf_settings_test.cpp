#include "rcf/rcf_settings.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

using namespace weir;

namespace {

RcfSettings read(const std::string& line) {
  App app{"rcf", "", ""};
  RcfSettings settings;
  bind(app, settings);
  app.parse(line);
  check(settings);
  return settings;
}

TEST_CASE("RcfSettings: the defaults of Kinesis Data Analytics") {
  const ForestOptions options = forest(read("v")).forest;
  CHECK(options.trees == 100);
  CHECK(options.sample == 256);
  CHECK(options.shingle == 1);
  CHECK(options.decay == 1e-5);
  CHECK(forest(read("v")).warmup == 256);
}

TEST_CASE("RcfSettings: what is said is what is made") {
  const RcfSettings settings = read(
      "a b --trees 50 --sample 64 --shingle 8 --decay 640 --seed 7 --score codisp");
  const ForestOptions options = forest(settings).forest;
  CHECK(options.columns == 2);
  CHECK(options.trees == 50);
  CHECK(options.sample == 64);
  CHECK(options.shingle == 8);
  CHECK(options.decay == 1.0 / 640);
  CHECK(options.seed == 7);
  CHECK(options.displacement);
  CHECK(forest(settings).warmup == 64);
  CHECK(forest(read("a --warmup 3")).warmup == 3);
}

TEST_CASE("RcfSettings: what can't be is refused") {
  for (const char* line :
       {"v --only", "v v", "v --trees 1001", "v --sample 40000", "v --shingle 70000",
        "v --threads 300", "v --forecast 1001", "v --score size", "v --threshold x",
        "v --threshold nan", "v --direction high", "v --ignore-near 3",
        "v --grade --direction up", "v --grade --ignore-near x"}) {
    CAPTURE(line);
    CHECK_THROWS_AS(read(line), std::invalid_argument);
  }
}

TEST_CASE("RcfSettings: a saved state fits the same forest") {
  const auto usual = parameters(read("v --by k"));
  CHECK((usual ==
         parameters(read("v --by k --threads 2 --threshold 4 --only --explain"))));
  for (const char* line :
       {"w --by k", "v", "v --by k --trees 99", "v --by k --sample 255",
        "v --by k --shingle 2", "v --by k --decay 9", "v --by k --seed 1",
        "v --by k --score codisp", "v --by k --grade"})
    CHECK((usual != parameters(read(line))));
}

}  // namespace

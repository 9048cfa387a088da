#include "rolled/roll_settings.h"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace std::chrono_literals;
using namespace weir;

namespace {

RollSettings settings(const char* path) {
  RollSettings settings;
  settings.roller.path = PathTemplate::parse(path);
  return settings;
}

TEST_CASE("RollSettings: the level is that of the compression") {
  auto gzip = settings("{seq}.gz");
  CHECK(roller_options(gzip).level == 6);
  gzip.level = 9;
  CHECK(roller_options(gzip).level == 9);
  gzip.level = 10;
  CHECK_THROWS_WITH_AS(roller_options(gzip), "--level 10: it is from 1 to 9",
                       std::invalid_argument);
  gzip.level = -1;
  CHECK_THROWS_AS(roller_options(gzip), std::invalid_argument);
  auto plain = settings("{seq}");
  CHECK(roller_options(plain).level == 0);
  plain.level = 1;
  CHECK_THROWS_AS(roller_options(plain), std::invalid_argument);
  CHECK(roller_options(settings("{seq}.zst")).level == 3);
}

TEST_CASE("RollSettings: a span and a size are kept") {
  auto both = settings("{seq}");
  both.keep = {"30d", "10GiB"};
  const RollerOptions options = roller_options(both);
  CHECK(options.keep.span == 24h * 30);
  CHECK(options.keep.size == std::uint64_t{10} << 30U);
  for (const char* text : {"", "0s", "0", "30", "10 GiB", "ten"}) {
    both.keep = {text};
    CHECK_THROWS_AS(roller_options(both), std::invalid_argument);
  }
}

TEST_CASE("RollSettings: records go by their arrival where no time is named") {
  auto timed = settings("{seq}");
  CHECK(roller_options(timed).by_arrival);
  timed.time = Field::parse("at");
  CHECK(!roller_options(timed).by_arrival);
}

}  // namespace

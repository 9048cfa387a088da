#include "fleet/pace.h"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace std::chrono_literals;
using weir::Pace;

namespace {

TEST_CASE("Pace: the first record is due at once, the others evenly") {
  const Pace pace = Pace::parse("50/s");
  CHECK(pace.due(0) == 0s);
  CHECK(pace.due(1) == 20ms);
  CHECK(pace.due(100) == 2s);
}

TEST_CASE("Pace: a fraction of a record a second") {
  CHECK(Pace::parse("0.5/s").due(3) == 6s);
}

TEST_CASE("Pace: a second is meant where none is named") {
  CHECK(Pace::parse("50").due(100) == 2s);
  CHECK(Pace::parse("0.5").due(3) == 6s);
}

TEST_CASE("Pace: it doesn't drift") {
  // A third of a nanosecond more a record would be 0.1 s by then.
  CHECK(Pace::parse("3/s").due(300'000'000) == 100'000'000s);
}

TEST_CASE("Pace: at most everything is due at once") {
  CHECK(Pace::parse("max").is_max());
  CHECK(Pace::parse("max").due(1'000'000) == 0s);
}

TEST_CASE("Pace: what lies beyond every span is due at the longest") {
  CHECK(Pace::parse("0.000001/s").due(UINT64_MAX) == weir::longest_span);
}

TEST_CASE("Pace: refuses all else") {
  for (const char* text : {"", "50/", "/s", "0/s", "-1/s", "50/m", "50 /s", "inf/s",
                           "0.0000001/s", "Max", "1e3/s"})
    CHECK_THROWS_AS_MESSAGE(Pace::parse(text), std::invalid_argument, text);
}

}  // namespace

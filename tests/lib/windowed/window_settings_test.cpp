#include "windowed/window_settings.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

using namespace std::chrono_literals;
using weir::WindowOptions;
using weir::WindowSettings;

namespace {

WindowSettings read(const std::string& line) {
  weir::App app{"window", "", ""};
  WindowSettings settings;
  bind(app, settings);
  app.parse(line);
  return settings;
}

TEST_CASE("WindowSettings: a span, a gap or a number") {
  CHECK(shape(read("30s count")).kind == WindowOptions::Kind::Span);
  CHECK(shape(read("30s count")).size == 30s);
  CHECK(shape(read("30s count --session")).kind == WindowOptions::Kind::Session);
  CHECK(shape(read("30 count")).kind == WindowOptions::Kind::Count);
  CHECK(shape(read("30 count")).count == 30);
  CHECK_THROWS_AS(shape(read("0s count")), std::invalid_argument);
}

TEST_CASE("WindowSettings: how the clock of the stream goes") {
  const WindowOptions plain = shape(read("1m count"));
  CHECK(plain.clock.delay == 0s);
  const WindowOptions options = shape(read("1m count --delay 10s --max-jump 1h"));
  CHECK(options.clock.delay == 10s);
  CHECK(options.clock.max_jump == 1h);
  CHECK_FALSE(plain.clock.max_jump.has_value());
}

TEST_CASE("WindowSettings: a saved state fits what makes the same windows") {
  const std::string line = "1m avg:v --by host --time at";
  CHECK((parameters(read(line)) ==
         parameters(read(line + " --idle 5s --late f --partial --stats 1s"))));
  for (const char* other :
       {"2m avg:v --by host --time at", "1m min:v --by host --time at",
        "1m avg:v --by rack --time at", "1m avg:v --by host --time on",
        "1m avg:v --by host --time at --session",
        "1m avg:v --by host --time at --slide 1s",
        "1m avg:v --by host --time at --offset 1s",
        "1m avg:v --by host --time at --delay 1s",
        "1m avg:v --by host --time at --max-jump 1s"}) {
    CAPTURE(other);
    CHECK((parameters(read(line)) != parameters(read(other))));
  }
}

}  // namespace

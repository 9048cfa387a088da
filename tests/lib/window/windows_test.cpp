#include "window/windows.h"

#include <doctest/doctest.h>

#include <array>
#include <stdexcept>

#include "support/listed_windows.h"

using namespace weir;
using namespace std::chrono_literals;
using Kind = WindowOptions::Kind;

namespace {

TEST_CASE("Windows: saved and loaded they go on as if nothing had been") {
  for (const WindowOptions& options :
       {WindowOptions{.size = 10s, .clock = {.delay = 20s}},
        WindowOptions{.size = 10s, .slide = 3s, .clock = {.delay = 5s}},
        WindowOptions{.kind = Kind::Session, .size = 4s, .clock = {.delay = 9s}},
        WindowOptions{.kind = Kind::Count, .count = 3}}) {
    ListedWindows straight{options}, stopped{options};
    for (int i = 0; i < 200; ++i) {
      const char* key = std::array{"a", "b", "c"}[static_cast<std::size_t>(i * i % 3)];
      const int second = i * 2 - i * 7 % 11;
      const std::string text = std::to_string(i % 10);
      REQUIRE(straight.add(key, second, text.c_str()) ==
              stopped.add(key, second, text.c_str()));
      if (i % 5 == 0) stopped.restart(options);
    }
    CHECK(straight.finish() == stopped.finish());
  }
}

TEST_CASE("set_size: a span, a gap or a number") {
  WindowOptions options;
  set_size(options, "30s", false);
  CHECK(options.kind == Kind::Span);
  CHECK(options.size == 30s);
  set_size(options, "5m", true);
  CHECK(options.kind == Kind::Session);
  set_size(options, "100", false);
  CHECK(options.kind == Kind::Count);
  CHECK(options.count == 100);
}

TEST_CASE("set_size: refuses what makes no window") {
  WindowOptions plain, sliding{.slide = 5s};
  for (const char* text : {"0s", "0", "", "x", "-5", "1.5", "30 s"})
    CHECK_THROWS_AS(set_size(plain, text, false), std::invalid_argument);
  CHECK_THROWS_AS(set_size(plain, "10", true), std::invalid_argument);
  CHECK_THROWS_AS(set_size(sliding, "10", false), std::invalid_argument);
  CHECK_THROWS_AS(set_size(sliding, "10s", true), std::invalid_argument);
}

}  // namespace

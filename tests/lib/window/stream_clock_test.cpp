#include "window/stream_clock.h"

#include <doctest/doctest.h>

using namespace weir;
using namespace std::chrono_literals;

namespace {

constexpr Time noon{12h};

TEST_CASE("StreamClock: the watermark is the delay behind the newest time") {
  StreamClock clock{{.delay = 10s}};
  clock.observe(noon, noon);
  CHECK(clock.watermark() == noon - 10s);
  clock.observe(noon - 5s, noon);
  CHECK(clock.watermark() == noon - 10s);
  clock.observe(noon + 1s, noon);
  CHECK(clock.watermark() == noon - 9s);
}

TEST_CASE("StreamClock: a pause moves the watermark, and only forwards") {
  StreamClock clock{{.delay = 10s}};
  clock.pass(1h);
  CHECK(!clock.started());
  clock.observe(noon, noon);
  clock.pass(30s);
  CHECK(clock.watermark() == noon + 20s);
  clock.pass(1s);
  CHECK(clock.watermark() == noon + 20s);
  clock.observe(noon + 1s, noon);
  CHECK(clock.watermark() == noon + 20s);
}

TEST_CASE("StreamClock: a jump is one beyond the limit, not at it") {
  StreamClock clock{{.max_jump = 1min}};
  clock.observe(noon, noon);
  clock.observe(noon + 1min, noon);
  CHECK(clock.newest() == noon + 1min);
  clock.observe(noon + 2min + 1ns, noon);
  CHECK(clock.newest() == noon + 1min);
}

TEST_CASE("StreamClock: ten jumps in a row are the stream's own") {
  StreamClock clock{{.max_jump = 1min}};
  clock.observe(noon, noon);
  for (int i = 0; i < 9; ++i) clock.observe(noon + 5h + i * 1s, noon);
  CHECK(clock.newest() == noon);
  clock.observe(noon + 6h, noon);
  CHECK(clock.newest() == noon + 5h);
}

TEST_CASE("StreamClock: nine jumps and a good time are nothing") {
  StreamClock clock{{.max_jump = 1min}};
  clock.observe(noon, noon);
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 9; ++i) clock.observe(noon + 5h, noon);
    clock.observe(noon, noon);
  }
  CHECK(clock.newest() == noon);
}

TEST_CASE("StreamClock: the first time is held against the wall clock") {
  StreamClock clock{{.max_jump = 1min}};
  clock.observe(noon + 1h, noon);
  CHECK(!clock.started());
  clock.observe(noon - 100h, noon);
  CHECK(clock.newest() == noon - 100h);
}

}  // namespace

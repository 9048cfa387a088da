#include "alert/throttle.h"

#include <doctest/doctest.h>

#include <random>

using namespace std::chrono_literals;
using weir::Decoder;
using weir::Encoder;
using weir::Throttle;
using weir::Time;

namespace {

constexpr Time noon{12h};

std::string saved(const Throttle& throttle) {
  std::string bytes;
  Encoder out{[&](std::string_view piece) { bytes.append(piece); }};
  throttle.save(out);
  return bytes;
}

TEST_CASE("Throttle: a key's first record goes out, and has no company") {
  Throttle throttle{10s, 9};
  CHECK(throttle.admit("doc", noon) == 0);
  CHECK(throttle.admit("grumpy", noon) == 0);
}

TEST_CASE("Throttle: what comes within the span is counted for the next message") {
  Throttle throttle{10s, 9};
  throttle.admit("doc", noon);
  CHECK_FALSE(throttle.admit("doc", noon));
  CHECK_FALSE(throttle.admit("doc", noon + 10s - 1ns));
  CHECK(throttle.admit("doc", noon + 10s) == 2);
  CHECK(throttle.admit("doc", noon + 20s) == 0);
}

TEST_CASE("Throttle: the span begins with a message, not with what it held back") {
  Throttle throttle{10s, 9};
  throttle.admit("doc", noon);
  throttle.admit("doc", noon + 9s);
  CHECK(throttle.admit("doc", noon + 11s) == 1);
}

TEST_CASE("Throttle: a late record counts with its key's message") {
  Throttle throttle{10s, 9};
  throttle.admit("doc", noon);
  CHECK_FALSE(throttle.admit("doc", noon - 10s + 1ns));
}

TEST_CASE("Throttle: a clock that was wrong once doesn't silence a key") {
  Throttle throttle{10s, 9};
  throttle.admit("doc", weir::latest_time - 1ns);
  CHECK(throttle.admit("doc", weir::earliest_time) == 0);
  CHECK(throttle.admit("doc", noon) == 0);
}

TEST_CASE(
    "Throttle: with a key too many, the one with the oldest message is forgotten") {
  Throttle throttle{10s, 2};
  throttle.admit("doc", noon);
  throttle.admit("grumpy", noon + 1s);
  throttle.admit("grumpy", noon + 2s);
  throttle.admit("doc", noon + 10s);
  throttle.admit("sleepy", noon + 10s);  // forgets grumpy
  CHECK(throttle.forgotten().records == 1);
  CHECK(throttle.forgotten().keys == 1);
  CHECK_FALSE(throttle.admit("doc", noon + 11s));
  CHECK(throttle.admit("grumpy", noon + 11s) == 0);  // forgets doc
  CHECK(throttle.forgotten().records == 2);
}

TEST_CASE("Throttle: knows what was never told") {
  Throttle throttle{10s, 9};
  for (const char* key : {"doc", "doc", "doc", "grumpy", "sleepy", "sleepy"})
    throttle.admit(key, noon);
  CHECK(throttle.held().records == 3);
  CHECK(throttle.held().keys == 2);
  CHECK(throttle.forgotten().records == 0);
}

TEST_CASE(
    "Throttle: saved and loaded at any moment, it goes on as if it had not been") {
  std::mt19937 random{1};
  Throttle whole{10s, 5}, resumed{10s, 5};
  for (int i = 0; i < 2000; ++i) {
    const std::string key(1, static_cast<char>('a' + random() % 8));
    const Time time = noon + i * 1s - (random() % 30) * 1s;
    CAPTURE(i);
    REQUIRE(whole.admit(key, time) == resumed.admit(key, time));
    if (random() % 10 != 0) continue;
    const std::string bytes = saved(resumed);
    REQUIRE(bytes == saved(whole));
    Decoder in{bytes};
    resumed.load(in);
    REQUIRE(in.done());
  }
}

TEST_CASE("Throttle: bytes that are no saved state are refused") {
  Throttle throttle{10s, 9};
  throttle.admit("doc", noon);
  const std::string good = saved(throttle);
  for (std::size_t size = 0; size < good.size(); ++size) {
    Decoder in{std::string_view(good).substr(0, size)};
    CHECK_THROWS_AS(throttle.load(in), std::runtime_error);
  }
  std::string twice = good + good.substr(8);
  twice[0] = 2;
  Decoder in{twice};
  CHECK_THROWS_AS(throttle.load(in), std::runtime_error);
}

}  // namespace

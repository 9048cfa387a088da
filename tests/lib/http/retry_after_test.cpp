#include "http/retry_after.h"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using weir::asked_wait;
using weir::longest_span;
using weir::parse_retry_after;
using weir::Time;

namespace {

// Sun, 06 Nov 1994 08:49:37 GMT
constexpr Time then{784111777s};

TEST_CASE("parse_retry_after: a number is seconds") {
  CHECK(parse_retry_after("120", then) == 120s);
  CHECK(parse_retry_after("0", then) == 0s);
  CHECK(parse_retry_after(" 7\t", then) == 7s);
}

TEST_CASE("parse_retry_after: more seconds than can be counted are the longest span") {
  CHECK(parse_retry_after("99999999999999999999", then) == weir::longest_span);
}

TEST_CASE("parse_retry_after: a date is as far away as it is") {
  CHECK(parse_retry_after("Sun, 06 Nov 1994 08:49:37 GMT", then) == 0s);
  CHECK(parse_retry_after("Sun, 06 Nov 1994 08:50:37 GMT", then) == 60s);
  CHECK(parse_retry_after("Mon, 07 Nov 1994 08:49:37 GMT", then) == 24h);
}

TEST_CASE("parse_retry_after: a date that is past is now") {
  CHECK(parse_retry_after("Sat, 01 Jan 1994 00:00:00 GMT", then) == 0s);
}

TEST_CASE("parse_retry_after: anything else is no answer") {
  for (const char* text :
       {"", " ", "soon", "-1", "1.5", "1e3", "Sun, 06 Nov 1994 08:49:37 CET",
        "Sun, 06 Nov 1994 08:49:37", "Sun, 06 ovD 1994 08:49:37 GMT",
        "Sun, 31 Feb 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_retry_after(text, then).has_value());
  }
}

TEST_CASE("asked_wait: the header goes before the body") {
  CHECK(asked_wait("7", R"({"retry_after":1})", then) == 7s);
}

TEST_CASE("asked_wait: a body says it in seconds and parts of one") {
  CHECK(asked_wait("", R"({"retry_after":0.376,"ok":false})", then) == 376ms);
  CHECK(asked_wait("", R"({"parameters":{"retry_after":5}})", then) == 5s);
  CHECK(asked_wait("", R"({"retry_after":1e300})", then) == longest_span);
}

TEST_CASE("asked_wait: other bodies ask for nothing") {
  for (const char* body : {"", "slow down", "[1]", R"({"retry_after":"1"})",
                           R"({"retry_after":-1})", R"({"parameters":5})", "{"})
    CHECK_FALSE(asked_wait("", body, then).has_value());
}

}  // namespace

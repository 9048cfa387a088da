#include "kafka/offset_range.h"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace std::chrono_literals;
using namespace weir;

namespace {

using Kind = OffsetPoint::Kind;

constexpr Time noon{1'700'000'000s};
constexpr std::int64_t noon_ms = 1'700'000'000'000;

OffsetRange parsed(std::string_view text) { return OffsetRange::parse(text, noon); }

TEST_CASE("OffsetRange: one point is where to begin") {
  CHECK(parsed("beginning") == OffsetRange{OffsetPoint{Kind::Beginning}, {}});
  CHECK(parsed("end") == OffsetRange{OffsetPoint{Kind::End}, {}});
  CHECK(parsed("stored") == OffsetRange{OffsetPoint{Kind::Stored}, {}});
  CHECK(parsed("0") == OffsetRange{OffsetPoint{Kind::Number, 0}, {}});
  CHECK(parsed("9223372036854775807").begin->value == 9223372036854775807);
  CHECK(parsed("-10") == OffsetRange{OffsetPoint{Kind::FromEnd, 10}, {}});
}

TEST_CASE("OffsetRange: two points are where to begin and where to end") {
  CHECK(parsed("100:200") ==
        OffsetRange{OffsetPoint{Kind::Number, 100}, OffsetPoint{Kind::Number, 200}});
  CHECK(parsed("-10:end") ==
        OffsetRange{OffsetPoint{Kind::FromEnd, 10}, OffsetPoint{Kind::End}});
  CHECK(parsed(":end") == OffsetRange{{}, OffsetPoint{Kind::End}});
  CHECK(parsed(":7") == OffsetRange{{}, OffsetPoint{Kind::Number, 7}});
}

TEST_CASE("OffsetRange: a time is milliseconds, seconds, a date or RFC 3339") {
  for (const char* text : {"@1700000000000", "@1700000000", "@2023-11-14T22:13:20Z",
                           "@2023-11-14T23:13:20+01:00", "@2023-11-14 22:13:20"})
    CHECK(parsed(text) == OffsetRange{OffsetPoint{Kind::Moment, noon_ms}, {}});
  CHECK(parsed("@2023-11-14").begin->value == noon_ms - 80'000'000);
}

TEST_CASE("OffsetRange: a time may be a span before now") {
  CHECK(parsed("@-15m").begin->value == noon_ms - 900'000);
  CHECK(parsed("@-1h:-15m") ==
        OffsetRange{OffsetPoint{Kind::Moment, noon_ms - 3'600'000},
                    OffsetPoint{Kind::Moment, noon_ms - 900'000}});
}

TEST_CASE("OffsetRange: two times have a colon between, besides their own") {
  const OffsetPoint begin{Kind::Moment, noon_ms}, end{Kind::Moment, noon_ms + 60'000};
  CHECK(parsed("@1700000000:1700000060") == OffsetRange{begin, end});
  CHECK(parsed("@2023-11-14T22:13:20Z:2023-11-14T22:14:20Z") ==
        OffsetRange{begin, end});
  CHECK(parsed("@2023-11-14T22:13:20Z:@1700000060000") == OffsetRange{begin, end});
  CHECK(parsed("@1700000000:end") == OffsetRange{begin, OffsetPoint{Kind::End}});
  CHECK(parsed("@:2023-11-14T22:14:20Z") == OffsetRange{{}, end});
}

TEST_CASE("OffsetRange: a message of a part of a millisecond later is too early") {
  CHECK(parsed("@1700000000000.5").begin->value == noon_ms + 1);
}

TEST_CASE("OffsetRange: kcat's spelling says one end each") {
  CHECK(parsed("s@1700000000000") ==
        OffsetRange{OffsetPoint{Kind::Moment, noon_ms}, {}});
  CHECK(parsed("e@1700000000000") ==
        OffsetRange{{}, OffsetPoint{Kind::Moment, noon_ms}});
}

TEST_CASE("OffsetRange: what is none of these is refused, and quoted") {
  for (const char* text : {"", ":", "@", "x", "1x", "--1", "+1", "1:2:3", "@yesterday",
                           "1:stored", "end:x", "@-15", "-1h", "9223372036854775808"})
    CHECK_THROWS_AS(parsed(text), std::invalid_argument);
  CHECK_THROWS_WITH_AS(parsed("noon"),
                       "--offset noon: it is beginning, end, stored, N, -N, @TIME, or "
                       "two of them with a colon between",
                       std::invalid_argument);
}

}  // namespace

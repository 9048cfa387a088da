#include "time/timestamp.h"

#include <doctest/doctest.h>

#include <random>

using namespace weir;
using namespace std::chrono;
using namespace std::chrono_literals;

namespace {

std::string written(Timestamp timestamp) {
  std::string out;
  append_timestamp(out, timestamp);
  return out;
}

// What `text` comes to when it is read and written in its own form.
std::string again(std::string_view text) {
  const auto parsed = parse_timestamp(text);
  return parsed ? written(*parsed) : "none";
}

constexpr Time march = sys_days{2024y / 3 / 1} + 12h;

TEST_CASE("parse_timestamp: the unit of a number is told by its size") {
  CHECK(parse_timestamp("1709294400")->time == march);
  CHECK(parse_timestamp("1709294400000")->time == march);
  CHECK(parse_timestamp("1709294400000000")->time == march);
  CHECK(parse_timestamp("1709294400000000000")->time == march);
  CHECK(!parse_timestamp("99999999999"));  // seconds, of the year 5138
  CHECK(parse_timestamp("100000000000")->form == TimeForm::Milliseconds);
}

TEST_CASE("parse_timestamp: fractions of a number, cut at the nanosecond") {
  CHECK(parse_timestamp("1709294400.25")->time == march + 250ms);
  CHECK(parse_timestamp("1709294400000.5")->time == march + 500us);
  CHECK(parse_timestamp("1709294400.1234567899")->time == march + 123456789ns);
}

TEST_CASE("parse_timestamp: before 1970") {
  CHECK(parse_timestamp("-1")->time == Time{-1s});
  CHECK(parse_timestamp("-0.5")->time == Time{-500ms});
  CHECK(parse_timestamp("1969-12-31T23:59:59Z")->time == Time{-1s});
}

TEST_CASE("parse_timestamp: RFC 3339 with any offset") {
  for (const char* text :
       {"2024-03-01T12:00:00Z", "2024-03-01t12:00:00z", "2024-03-01T13:00:00+01:00",
        "2024-03-01T07:30:00-04:30", "2024-03-01T12:00:00", "2024-03-01 12:00:00Z",
        "2024-03-01T13:00:00+0100"}) {
    REQUIRE_MESSAGE(parse_timestamp(text), text);
    CHECK_MESSAGE(parse_timestamp(text)->time == march, text);
    CHECK_MESSAGE(parse_timestamp(text)->form == TimeForm::Rfc3339, text);
  }
}

TEST_CASE("parse_timestamp: a date and a time of day are UTC") {
  CHECK(parse_timestamp("2024-03-01 12:00:00.250")->time == march + 250ms);
  CHECK(parse_timestamp("2024-03-01 12:00:00")->form == TimeForm::DateTime);
}

TEST_CASE("parse_timestamp: refuses what is no time") {
  for (const char* text : {"",
                           "-",
                           "x",
                           "12a",
                           "1.",
                           ".5",
                           "1e9",
                           "2024-02-30 00:00:00",
                           "2024-13-01 00:00:00",
                           "2024-03-01",
                           "2024-03-01 24:00:00",
                           "2024-03-01 12:60:00",
                           "2024-03-01 12:00",
                           "2024-03-01T12:00:00+1",
                           "2024-03-01T12:00:00Zx",
                           "2024-03-01_12:00:00",
                           "20240301T120000Z",
                           "2024-03-01 12:00:00.",
                           "99999999999999999999",
                           "--1"})
    CHECK_MESSAGE(!parse_timestamp(text), text);
}

TEST_CASE("parse_timestamp: the limits are where it says") {
  CHECK(parse_timestamp("1900-01-01 00:00:00"));
  CHECK(!parse_timestamp("1899-12-31 23:59:59.999999999"));
  CHECK(parse_timestamp("2149-12-31 23:59:59"));
  CHECK(!parse_timestamp("2150-01-01 00:00:00"));
  CHECK(!parse_timestamp("9999-12-31 23:59:59"));
}

TEST_CASE("append_timestamp: in the form it was read in") {
  for (const char* text :
       {"1709294400", "1709294400.25", "1709294400000", "1709294400000.5",
        "1709294400000000", "1709294400000000001", "-5", "0"})
    CHECK(again(text) == text);
  CHECK(again("2024-03-01T13:00:00.500+01:00") == R"("2024-03-01T12:00:00.500Z")");
  CHECK(again("2024-03-01 12:00:00") == R"("2024-03-01 12:00:00")");
  CHECK(again("2024-03-01 12:00:00.25") == R"("2024-03-01 12:00:00.250")");
  CHECK(again("1901-12-31T00:00:00.000001Z") == R"("1901-12-31T00:00:00.000001Z")");
}

TEST_CASE("append_timestamp: what is written reads back, in every form") {
  std::mt19937_64 random{3};
  for (int i = 0; i < 100'000; ++i) {
    const auto range =
        static_cast<std::uint64_t>((latest_time - earliest_time).count());
    const Time time =
        earliest_time + Duration{static_cast<std::int64_t>(random() % range)};
    for (const TimeForm form : {TimeForm::Rfc3339, TimeForm::DateTime}) {
      const std::string text = written({time, form});
      const auto parsed =
          parse_timestamp(std::string_view(text).substr(1, text.size() - 2));
      REQUIRE_MESSAGE((parsed && parsed->time == time && parsed->form == form), text);
    }
  }
}

}  // namespace

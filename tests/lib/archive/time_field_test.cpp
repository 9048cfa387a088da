#include "archive/time_field.h"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using namespace weir;

namespace {

// 2024-03-01 04:05:06.9 UTC, the 61st day of a leap year
constexpr Time early_in_march =
    std::chrono::sys_days{std::chrono::year{2024} / 3 / 1} + 4h + 5min + 6900ms;

std::string field(char letter, Time time) {
  std::string text;
  append_time_field(text, *find_time_field(letter), time);
  return text;
}

TEST_CASE("TimeField: parts of a date in UTC, with zeros in front") {
  CHECK(field('Y', early_in_march) == "2024");
  CHECK(field('y', early_in_march) == "24");
  CHECK(field('m', early_in_march) == "03");
  CHECK(field('d', early_in_march) == "01");
  CHECK(field('j', early_in_march) == "061");
  CHECK(field('H', early_in_march) == "04");
  CHECK(field('M', early_in_march) == "05");
  CHECK(field('S', early_in_march) == "06");
  CHECK(find_time_field('Q') == nullptr);
}

TEST_CASE("TimeField: before 1970 too") {
  CHECK(field('Y', Time{-1ns}) == "1969");
  CHECK(field('H', Time{-1ns}) == "23");
  CHECK(field('S', Time{-1ns}) == "59");
}

TEST_CASE("TimeField: knows what it can have written") {
  CHECK(is_time_field("23", *find_time_field('H')));
  CHECK(!is_time_field("24", *find_time_field('H')));
  CHECK(!is_time_field("7", *find_time_field('H')));
  CHECK(!is_time_field("007", *find_time_field('H')));
  CHECK(!is_time_field("1x", *find_time_field('H')));
  CHECK(!is_time_field("00", *find_time_field('d')));
  CHECK(is_time_field("2024", *find_time_field('Y')));
}

}  // namespace

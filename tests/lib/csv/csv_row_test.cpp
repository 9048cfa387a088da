#include "csv/csv_row.h"

#include <doctest/doctest.h>

#include <random>

using weir::CsvRow;
using Shape = weir::CsvRow::Shape;
using Fields = std::vector<std::string_view>;

namespace {

Fields split(std::string_view text, char delimiter = ',') {
  static CsvRow row{','};
  row = CsvRow{delimiter};
  REQUIRE(row.split(text) == Shape::Whole);
  return row.fields();
}

TEST_CASE("CsvRow: delimiters part fields, also empty ones") {
  CHECK(split("a,b") == Fields{"a", "b"});
  CHECK(split("") == Fields{""});
  CHECK(split(",") == Fields{"", ""});
  CHECK(split(",a,") == Fields{"", "a", ""});
  CHECK(split("a;b,c", ';') == Fields{"a", "b,c"});
}

TEST_CASE("CsvRow: spaces belong to their field") {
  CHECK(split(" a , b") == Fields{" a ", " b"});
}

TEST_CASE("CsvRow: a quoted field may hold anything") {
  CHECK(split("\"a,b\",c") == Fields{"a,b", "c"});
  CHECK(split("\"\",\"\"") == Fields{"", ""});
  CHECK(split("\"a\nb\"") == Fields{"a\nb"});
}

TEST_CASE("CsvRow: a mark written twice is one") {
  CHECK(split("\"\"\"\"") == Fields{"\""});
  CHECK(split("\"say \"\"hi\"\"\",\"\"\"x\"") == Fields{"say \"hi\"", "\"x"});
}

TEST_CASE("CsvRow: elsewhere than at the beginning a mark is a mark") {
  CHECK(split("5\",a\"b\"c") == Fields{"5\"", "a\"b\"c"});
  CHECK(split(" \"a\"") == Fields{" \"a\""});
}

TEST_CASE("CsvRow: a field that isn't closed leaves the row open") {
  CsvRow row{','};
  for (const char* text : {"\"", "a,\"b", "\"a\"\"", "\"a\"\"\n", "\"a\",\"b\n,c"})
    CHECK_MESSAGE(row.split(text) == Shape::Open, text);
}

TEST_CASE("CsvRow: what follows a quoted field breaks the row") {
  CsvRow row{','};
  for (const char* text : {"\"a\"b", "\"a\" ", "\"a\" ,b", "x,\"a\nb\"c"})
    CHECK_MESSAGE(row.split(text) == Shape::Broken, text);
}

TEST_CASE("CsvRow: an open row goes on, wherever its text now is") {
  CsvRow row{','};
  CHECK(row.split("1,\"a") == Shape::Open);
  CHECK(row.go_on("1,\"a\nb\"\"c") == Shape::Open);
  CHECK(row.go_on("1,\"a\nb\"\"c\nd\",\"\"\"e\"") == Shape::Whole);
  CHECK(row.fields() == Fields{"1", "a\nb\"c\nd", "\"e"});

  CHECK(row.split("2,3") == Shape::Whole);
  CHECK(row.fields() == Fields{"2", "3"});
}

TEST_CASE("CsvRow: going on gives what the whole text gives") {
  std::mt19937 random{7};
  constexpr std::string_view letters = "ab,,\"\"\"\n";
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (auto size = random() % 16; size > 0; --size)
      text.push_back(letters[random() % letters.size()]);
    CAPTURE(round);
    CAPTURE(text);

    CsvRow whole{','}, by_lines{','};
    const Shape expected = whole.split(text);
    std::size_t end = text.find('\n');
    Shape shape = by_lines.split(std::string_view(text).substr(0, end));
    while (shape == Shape::Open && end != text.npos) {
      end = text.find('\n', end + 1);
      const std::string elsewhere = text.substr(0, end);
      shape = by_lines.go_on(elsewhere);
      if (shape == Shape::Whole && end == text.npos) {
        CHECK(by_lines.fields() == whole.fields());
      }
    }
    // A row that is whole, or broken, before the text is over was given a line
    // too many; the rest says nothing.
    if (end == text.npos) CHECK(shape == expected);
  }
}

}  // namespace

#include "convert/csv_record.h"

#include <doctest/doctest.h>

using weir::CsvRecord;
using weir::parse_csv_columns;

namespace {

// The value of a field of `type`, such as "x:int"; "" where it is refused.
std::string value(const std::string& column, std::string_view field) {
  CsvRecord record{parse_csv_columns(column)};
  std::string out;
  if (!record.append_to(out, {field})) {
    CHECK(out.empty());
    return {};
  }
  return out.substr(5, out.size() - 6);  // without {"x": and }
}

TEST_CASE("CsvRecord: a member a column, in their order") {
  CsvRecord record{parse_csv_columns("a,b \"c\"")};
  std::string out = "before ";
  CHECK(record.append_to(out, {"1", "x"}));
  CHECK(out == R"(before {"a":1,"b \"c\"":"x"})");
}

TEST_CASE("CsvRecord: without a type, numbers are numbers as they are spelled") {
  for (const char* text : {"0", "-0", "1.0", "1e5", "1E+05", "12345678901234567890"})
    CHECK(value("x", text) == text);
  for (const char* text : {"007", "+1", ".5", "1.", "1 ", "NaN", "true", "0x1", "-"})
    CHECK(value("x", text) == '"' + std::string(text) + '"');
  CHECK(value("x", "") == "null");
}

TEST_CASE("CsvRecord: a string is a string") {
  CHECK(value("x:string", "1") == "\"1\"");
  CHECK(value("x:string", "") == "\"\"");
  CHECK(value("x:string", " \t\"\n") == R"(" \t\"\n")");
}

TEST_CASE("CsvRecord: typed numbers may be spelled as JSON doesn't") {
  CHECK(value("x:num", "+1") == "1");
  CHECK(value("x:num", "007.50") == "7.50");
  CHECK(value("x:num", "-.5") == "-0.5");
  CHECK(value("x:num", " 1e5\t") == "1e5");
  CHECK(value("x:num", "00") == "0");
  CHECK(value("x:num", "-000") == "-0");
  CHECK(value("x:num", " ") == "null");
  for (const char* text :
       {"+", "-", ".", "+-1", "-+1", "--1", "1.", "1,5", "1 2", "inf"})
    CHECK_MESSAGE(value("x:num", text).empty(), text);
}

TEST_CASE("CsvRecord: an int is whole") {
  CHECK(value("x:int", "-12345678901234567890") == "-12345678901234567890");
  CHECK(value("x:int", "+08") == "8");
  for (const char* text : {"1.0", "1e3", "1E3", ".5", "x"})
    CHECK_MESSAGE(value("x:int", text).empty(), text);
}

TEST_CASE("CsvRecord: a bool in its spellings") {
  for (const char* text : {"true", "TRUE", "True", "1"})
    CHECK(value("x:bool", text) == "true");
  for (const char* text : {"false", "FALSE", "False", "0"})
    CHECK(value("x:bool", text) == "false");
  for (const char* text : {"yes", "t", "tru", "truee", "2", "4RUE", "\x14RUE"})
    CHECK_MESSAGE(value("x:bool", text).empty(), text);
  CHECK(value("x:bool", "") == "null");
}

TEST_CASE("CsvRecord: a time stays in its form") {
  CHECK(value("x:time", "1709294400250") == "1709294400250");
  CHECK(value("x:time", "1709294400.25") == "1709294400.25");
  CHECK(value("x:time", "2014-07-01 00:00:00") == "\"2014-07-01 00:00:00\"");
  CHECK(value("x:time", "2024-03-01t13:00:00+0100") == "\"2024-03-01t13:00:00+0100\"");
  CHECK(value("x:time", "0001") == "1");
  for (const char* text :
       {"2014-02-30 00:00:00", "noon", "1e9", "1700-01-01T00:00:00Z"})
    CHECK_MESSAGE(value("x:time", text).empty(), text);
}

TEST_CASE("CsvRecord: a list is an array of numbers") {
  CHECK(value("x:list(#)", "2.10# 2.13 #-3") == "[2.10,2.13,-3]");
  CHECK(value("x:list(#)", "7") == "[7]");
  CHECK(value("x:list(#)", "7#8# ") == "[7,8]");
  CHECK(value("x:list(#)", " ") == "[]");
  CHECK(value("x:list( )", " 1 2   3 ") == "[1,2,3]");
  CHECK(value("x:list(, )", "1, 2") == "[1,2]");
  for (const char* text : {"#", "#1", "1##2", "1#x", "1 2", "1#2##"})
    CHECK_MESSAGE(value("x:list(#)", text).empty(), text);
}

TEST_CASE("CsvRecord: says which field is wrong, and leaves nothing behind") {
  CsvRecord record{parse_csv_columns("a,b:int")};
  std::string out = "before";
  CHECK_FALSE(record.append_to(out, {"1", "x"}));
  CHECK(out == "before");
  CHECK(record.problem() == "b is not a whole number: x");
}

}  // namespace

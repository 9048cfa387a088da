#include "csv/csv_column.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

using weir::CsvColumn;
using weir::parse_csv_columns;
using Type = weir::CsvColumn::Type;

namespace {

std::vector<std::string> names(const std::vector<CsvColumn>& columns) {
  std::vector<std::string> all;
  all.reserve(columns.size());
  for (const CsvColumn& column : columns) all.push_back(column.name);
  return all;
}

std::string complaint(const char* text) {
  try {
    parse_csv_columns(text);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "none";
}

TEST_CASE("CsvColumn: a name alone is of no special type") {
  const auto columns = parse_csv_columns("time,host name");
  CHECK(names(columns) == std::vector<std::string>{"time", "host name"});
  CHECK(columns[0].type == Type::Any);
}

TEST_CASE("CsvColumn: each type by its word") {
  const auto columns =
      parse_csv_columns("a:string,b:int,c:num,d:number,e:bool,f:time,g:list(#)");
  const std::vector<Type> types{Type::String, Type::Integer, Type::Number,
                                Type::Number, Type::Boolean, Type::EventTime,
                                Type::List};
  REQUIRE(columns.size() == types.size());
  for (std::size_t i = 0; i < types.size(); ++i) CHECK(columns[i].type == types[i]);
}

TEST_CASE("CsvColumn: a name may hold colons, if a type is behind it") {
  CHECK(names(parse_csv_columns("x:y:int")) == std::vector<std::string>{"x:y"});
  CHECK(names(parse_csv_columns("x:y:list(:)")) == std::vector<std::string>{"x:y"});
}

TEST_CASE("CsvColumn: any text may separate the numbers of a list") {
  for (const std::string separator : {"#", ";", ",", ":", "; ", ")", " ", ",,"}) {
    const auto columns = parse_csv_columns("a,b:list(" + separator + "),c:int");
    REQUIRE_MESSAGE(columns.size() == 3, separator);
    CHECK(columns[1].separator == separator);
    CHECK(columns[2].type == Type::Integer);
  }
}

TEST_CASE("CsvColumn: says what is wrong") {
  CHECK(complaint("") == "column '' has no name");
  CHECK(complaint("a,") == "column '' has no name");
  CHECK(complaint(":int") == "column ':int' has no name");
  CHECK(complaint("a:") ==
        "column a:: there is no type ; there are string int num bool time list");
  CHECK(complaint("a:strnig") ==
        "column a:strnig: there is no type strnig; "
        "perhaps string");
  CHECK(complaint("a:list") ==
        "column a:list: a list needs the separator of its numbers, such as list(;)");
  CHECK(complaint("a:list()") ==
        "column a:list(): a list needs the separator of its numbers, such as list(;)");
  CHECK(complaint("a,b,a:int") == "two columns are called a");
}

TEST_CASE("CsvColumn: a header names the columns, their number those it doesn't") {
  CHECK(names(weir::csv_columns_of({"a", "", "c:int"})) ==
        std::vector<std::string>{"a", "c2", "c:int"});
  CHECK(names(weir::numbered_csv_columns(2)) == std::vector<std::string>{"c1", "c2"});
}

TEST_CASE("CsvColumn: a header's names differ") {
  CHECK_THROWS_WITH_AS(weir::csv_columns_of({"a", "b", "a"}),
                       "the header: two columns are called a", std::runtime_error);
  CHECK_THROWS_AS(weir::csv_columns_of({"", "c1"}), std::runtime_error);
}

TEST_CASE("CsvColumn: none makes control lines of its records") {
  CHECK_THROWS_AS(weir::csv_columns_of({"#weir", "b"}), std::runtime_error);
  CHECK(complaint("#weir:int") ==
        "a column called #weir would make control lines of its records");
}

}  // namespace

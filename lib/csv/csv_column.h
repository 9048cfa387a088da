// CsvColumn: what a column is called, and what its fields are read as.
//
//   parse_csv_columns("time:time,usage:num,curve:list(#)")
//   csv_columns_of({"time", "", "usage"})  // time, c2, usage; of no special type
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace weir {

struct CsvColumn {
  enum class Type : unsigned char {
    Any,  // a number where the field is one, else a string
    String,
    Integer,
    Number,
    Boolean,
    EventTime,
    List,  // of numbers, with `separator` between them
  };

  std::string name;
  Type type = Type::Any;
  std::string separator;
};

// Reads name[:type[(separator)]],… where a type is one of string, int, num (or
// number), bool, time and list. Throws std::invalid_argument that says what is
// wrong with it.
std::vector<CsvColumn> parse_csv_columns(std::string_view text);

// The columns of a header, a column without a name being called c and its
// number. Throws std::runtime_error where two have the same name.
std::vector<CsvColumn> csv_columns_of(const std::vector<std::string_view>& header);

// c1, c2 and so on.
std::vector<CsvColumn> numbered_csv_columns(std::size_t count);

}  // namespace weir

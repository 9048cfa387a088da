// CsvRecord: the fields of a row as a JSON record.
//
//   CsvRecord record{parse_csv_columns("eventid,curve:list(#)")};
//   record.append_to(out, {"7", "2.10# 2.13"});  // {"eventid":7,"curve":[2.10,2.13]}
//
// A number keeps its spelling. Where a column says that it holds numbers, they
// may also be spelled in ways that JSON doesn't know: +1, 007, .5.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "csv/csv_column.h"

namespace weir {

class CsvRecord {
 public:
  explicit CsvRecord(std::vector<CsvColumn> columns);

  // How many fields a row has to have.
  std::size_t size() const { return columns_.size(); }

  // Appends the record. False where a field is not of its column's type, which
  // problem() then tells of; `out` is as it was. Requires: size() fields.
  bool append_to(std::string& out, const std::vector<std::string_view>& fields);

  const std::string& problem() const { return problem_; }

 private:
  std::vector<CsvColumn> columns_;
  std::vector<std::string> labels_;  // the names as JSON, with all that is around
  std::string problem_;
};

}  // namespace weir

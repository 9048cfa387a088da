// CsvRow: one row of delimited text, split into its fields as RFC 4180 has it.
//
//   CsvRow row{','};
//   row.split("7,\"say \"\"hi\"\"\"");  // Whole; the fields are: 7, say "hi"
//   row.split("7,\"two");               // Open: a quoted field goes on ...
//   row.go_on("7,\"two\nlines\"");      // ... on the next line; now it is Whole
//
// A quotation mark counts at the beginning of a field only: 5" is 5". Spaces
// belong to the field that they are in.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace weir {

class CsvRow {
 public:
  enum class Shape : unsigned char {
    Whole,
    Open,    // a quoted field isn't closed yet
    Broken,  // something other than a delimiter follows a quoted field
  };

  // Requires: `delimiter` is neither a quotation mark nor a newline.
  explicit CsvRow(char delimiter) : delimiter_{delimiter} {}

  // Splits a row, given without the newline at its end.
  Shape split(std::string_view text);

  // Goes on with a row that was Open; `text` is what was given before and more
  // behind it, wherever it now is. What is looked at is only what is new.
  Shape go_on(std::string_view text) { return scan(text); }

  // Valid until the next row, and as long as the text is there. Requires: the
  // row is Whole.
  const std::vector<std::string_view>& fields() const { return fields_; }

 private:
  struct Mark {
    std::size_t begin, end;
    bool doubled;  // it has quotation marks that are written twice
  };

  Shape scan(std::string_view text);
  bool close(std::string_view text);
  Shape finish(std::string_view text);
  std::string_view undoubled(std::string_view text);

  char delimiter_;
  std::vector<Mark> marks_;
  std::vector<std::string_view> fields_;
  std::string scratch_;  // the fields that are not in the text as they are meant

  std::size_t at_ = 0;
  std::size_t begin_ = 0;  // of the field at hand
  bool in_quotes_ = false;
  bool doubled_ = false;
};

}  // namespace weir

// CsvReader: rows in from a file descriptor, as RecordReader reads records.
//
//   CsvReader in{STDIN_FILENO, out, ',', options.stream};
//   while (const CsvRow* row = in.next()) ...row->fields()...
//   return in.end();
//
// A stray quotation mark costs the line that it is in, not what follows: where a
// row of several lines turns out to be none, its first line is rejected, and the
// others are read again as rows of one line each.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "csv/csv_row.h"
#include "ndjson/intake.h"

namespace weir {

class CsvReader {
 public:
  // Flushes `out` before it waits for input, and puts control lines there.
  // Throws std::system_error.
  CsvReader(int fd, RecordWriter& out, char delimiter, const StreamOptions& options);

  CsvReader(const CsvReader&) = delete;
  CsvReader& operator=(const CsvReader&) = delete;

  // The first row, or null where there is none. Throws std::runtime_error where
  // next() would reject it: without it the rest is worth nothing.
  const CsvRow* header();

  // From now on rows with another number of fields are rejected.
  void expect(std::size_t fields) { expected_ = fields; }

  // The next row, valid until the call after; null at the end of input, or when
  // the process is to stop. Throws as RecordReader::next() does.
  const CsvRow* next();

  // Puts the row at hand aside, for `reason`.
  void reject(std::string_view reason) { refuse(row_line_, reason, text_); }

  // To be called last, see Intake::end().
  int end() { return intake_.end(); }

 private:
  bool take_line();
  void take_held();
  bool begin_row();
  bool go_on_with_row();
  bool admit(CsvRow::Shape shape);
  bool is_utf8();
  void hold_line();
  void break_up(std::string_view reason);
  void refuse(std::uint64_t line, std::string_view reason, std::string_view text);
  void refuse_piece();
  void end_with_header(std::uint64_t line, std::string_view reason) const;

  Intake intake_;
  CsvRow row_;
  std::size_t expected_ = 0;  // 0: any number
  bool in_header_ = false;

  std::optional<Line> fresh_;  // read, and not looked at yet
  Line line_;                  // the one at hand, and its number
  std::uint64_t line_number_ = 0;

  std::string_view text_;  // of the row at hand, and its first line's number
  std::uint64_t row_line_ = 0;
  std::string joined_;  // the lines of a row of several, with their newlines
  bool open_ = false;

  // held_ from held_at_ on: lines that are to be read again.
  std::string held_;
  std::size_t held_at_ = 0;
  std::uint64_t held_line_ = 0;

  std::uint64_t block_ = 0;
  bool block_is_utf8_ = false;
};

}  // namespace weir

#include "convert/csv_reader.h"

#include <stdexcept>

#include "ndjson/text.h"

namespace weir {
namespace {

// The size of the newline behind a line, which still is where it was read.
std::size_t newline_size(std::string_view line) {
  return line.data()[line.size()] == '\r' ? 2 : 1;
}

std::string fields_where(std::size_t count, std::size_t expected) {
  return std::to_string(count) + (count == 1 ? " field" : " fields") +
         " where there should be " + std::to_string(expected);
}

}  // namespace

CsvReader::CsvReader(int fd, RecordWriter& out, char delimiter,
                     const StreamOptions& options)
    : intake_{fd, &out, options}, row_{delimiter} {}

const CsvRow* CsvReader::header() {
  in_header_ = true;
  const CsvRow* row = next();
  in_header_ = false;
  return row;
}

const CsvRow* CsvReader::next() {
  while (take_line()) {
    if (line_.part != Line::Part::Whole) {
      refuse_piece();
    } else if (open_ ? go_on_with_row() : begin_row()) {
      return &row_;
    }
  }
  return nullptr;
}

// Makes line_ the next line; false where there is none.
bool CsvReader::take_line() {
  for (;;) {
    if (held_at_ < held_.size()) {
      take_held();
      return true;
    }
    if (!fresh_) fresh_ = intake_.lines().next();
    if (!open_ || (fresh_ && fresh_->part == Line::Part::Whole)) break;
    break_up("a quoted field isn't closed");
  }
  if (!fresh_) return false;
  line_ = *fresh_;
  fresh_.reset();
  const LineReader& lines = intake_.lines();
  line_number_ = lines.line_number();
  if (lines.block_number() == block_) return true;
  block_ = lines.block_number();
  block_is_utf8_ = utf8_prefix(lines.block()) == lines.block().size();
  return true;
}

void CsvReader::take_held() {
  const std::size_t newline = held_.find('\n', held_at_);
  line_.part = Line::Part::Whole;
  line_.text = std::string_view(held_).substr(held_at_, newline - held_at_);
  if (line_.text.ends_with('\r')) line_.text.remove_suffix(1);
  line_number_ = held_line_++;
  held_at_ = newline + 1;
}

bool CsvReader::begin_row() {
  text_ = line_.text;
  row_line_ = line_number_;
  if (text_.empty()) return false;
  return !intake_.pass_control_line(text_) && admit(row_.split(text_));
}

bool CsvReader::go_on_with_row() {
  hold_line();
  if (text_.size() <= intake_.options().max_line) return admit(row_.go_on(text_));
  break_up("a quoted field isn't closed within --max-line");
  return false;
}

bool CsvReader::admit(CsvRow::Shape shape) {
  const bool last_held = held_at_ == held_.size();
  if (shape == CsvRow::Shape::Open && last_held) {
    if (!open_) {
      joined_.clear();
      hold_line();
    }
    open_ = true;
    return false;
  }
  if (shape == CsvRow::Shape::Open) {
    break_up("a quoted field isn't closed");
  } else if (shape == CsvRow::Shape::Broken) {
    break_up("a quoted field is followed by something else than the delimiter");
  } else if (expected_ != 0 && row_.fields().size() != expected_) {
    break_up(fields_where(row_.fields().size(), expected_));
  } else if (!is_utf8()) {
    open_ = false;
    reject("not UTF-8");
  } else {
    open_ = false;
    return true;
  }
  return false;
}

bool CsvReader::is_utf8() {
  if (block_is_utf8_ && !open_ && held_.empty()) return true;
  return utf8_prefix(text_) == text_.size();
}

// Adds the line at hand to those of the row at hand.
void CsvReader::hold_line() {
  const std::size_t newline = newline_size(line_.text);
  joined_.append(line_.text.data(), line_.text.size() + newline);
  text_ = std::string_view(joined_).substr(0, joined_.size() - newline);
}

// Rejects the first line of the row at hand, and holds the others to be read
// again; then only the last of them can begin a row of several lines, so that no
// line is looked at more than a few times.
void CsvReader::break_up(std::string_view reason) {
  std::string_view first = text_.substr(0, open_ ? text_.find('\n') : text_.npos);
  const std::size_t rest = first.size() + 1;
  if (open_ && first.ends_with('\r')) first.remove_suffix(1);
  refuse(row_line_, reason, first);
  if (!open_) return;
  open_ = false;
  held_.swap(joined_);
  held_at_ = rest;
  held_line_ = row_line_ + 1;
}

void CsvReader::refuse(std::uint64_t line, std::string_view reason,
                       std::string_view text) {
  end_with_header(line, reason);
  intake_.reject(line, reason, text);
}

void CsvReader::refuse_piece() {
  const bool whole_line = line_.part == Line::Part::LastPiece;
  end_with_header(line_number_ + (whole_line ? 0 : 1), "longer than --max-line");
  intake_.reject_piece(line_);
}

void CsvReader::end_with_header(std::uint64_t line, std::string_view reason) const {
  if (in_header_)
    throw std::runtime_error("line " + std::to_string(line) +
                             ": the header: " + std::string(reason));
}

}  // namespace weir

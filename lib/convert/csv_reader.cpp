#include "convert/csv_reader.h"

#include <sys/stat.h>
#include <unistd.h>

#include <stdexcept>

#include "ndjson/text.h"

namespace weir {

using namespace std::chrono_literals;

namespace {

constexpr Duration progress_span = 250ms;
constexpr std::string_view control_member = "\"#weir\"";

std::string_view without_spaces(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  return begin == text.npos ? std::string_view{} : text.substr(begin);
}

// True where it matches ^\{\s*"#weir"\s*: and so is no row.
bool is_control_line(std::string_view line) {
  if (line.front() != '{') return false;
  line = without_spaces(line.substr(1));
  if (!line.starts_with(control_member)) return false;
  return without_spaces(line.substr(control_member.size())).starts_with(':');
}

bool is_file(int fd) {
  struct stat status {};
  return ::fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
}

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
    : out_{out},
      options_{options},
      lines_{fd, options.max_line, waiter_},
      rejects_{options.rejects, options.strict},
      row_{delimiter} {
  tally_.show("in", counted_lines_);
  tally_.show("out", counted_out_);
  tally_.show("rejected", counted_rejects_);
  waiter_.end_with_reader_of(STDOUT_FILENO);
  waiter_.before_wait([this] {
    out_.flush();
    rejects_.flush();
  });
  if (options.stats > 0s)
    waiter_.every(options.stats, [this] { count(), tally_.write_line(); });
  options_.progress = ::isatty(STDERR_FILENO) == 1 &&
                      (options.progress || is_file(fd)) && ::isatty(STDOUT_FILENO) == 0;
  if (options_.progress)
    waiter_.every(progress_span, [this] { count(), tally_.draw(); });
}

const CsvRow* CsvReader::header() {
  in_header_ = true;
  const CsvRow* row = next();
  in_header_ = false;
  return row;
}

const CsvRow* CsvReader::next() {
  while (take_line()) {
    if (line_.part != Line::Part::Whole) {
      take_piece();
    } else if (open_ ? go_on_with_row() : begin_row()) {
      return &row_;
    }
  }
  if (in_pieces_) rejects_.end();
  in_pieces_ = false;
  return nullptr;
}

// Makes line_ the next line; false where there is none.
bool CsvReader::take_line() {
  for (;;) {
    if (held_at_ < held_.size()) {
      take_held();
      return true;
    }
    if (!fresh_) fresh_ = lines_.next();
    if (!open_ || (fresh_ && fresh_->part == Line::Part::Whole)) break;
    break_up("a quoted field isn't closed");
  }
  if (!fresh_) return false;
  line_ = *fresh_;
  fresh_.reset();
  line_number_ = lines_.line_number();
  if (lines_.block_number() == block_) return true;
  block_ = lines_.block_number();
  block_is_utf8_ = utf8_prefix(lines_.block()) == lines_.block().size();
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
  if (!is_control_line(text_)) return admit(row_.split(text_));
  out_.write_line(text_);
  return false;
}

bool CsvReader::go_on_with_row() {
  hold_line();
  if (text_.size() <= options_.max_line) return admit(row_.go_on(text_));
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

void CsvReader::take_piece() {
  if (!in_pieces_)
    begin_reject(line_number_ + (line_.part == Line::Part::Piece ? 1 : 0),
                 "longer than --max-line");
  rejects_.text(line_.text);
  in_pieces_ = line_.part == Line::Part::Piece;
  if (!in_pieces_) rejects_.end();
}

void CsvReader::refuse(std::uint64_t line, std::string_view reason,
                       std::string_view text) {
  begin_reject(line, reason);
  rejects_.text(text);
  rejects_.end();
}

void CsvReader::begin_reject(std::uint64_t line, std::string_view reason) {
  if (in_header_)
    throw std::runtime_error("line " + std::to_string(line) +
                             ": the header: " + std::string(reason));
  if (options_.strict) out_.flush();  // what came before it is good
  if (options_.progress) tally_.clear();
  rejects_.begin(line, reason);
}

void CsvReader::count() {
  counted_lines_ = lines_.line_number();
  counted_out_ = out_.lines();
  counted_rejects_ = rejects_.count();
}

int CsvReader::end() {
  out_.flush();
  rejects_.flush();
  if (options_.progress) tally_.clear();
  rejects_.summarize();
  if (options_.stats > 0s) count(), tally_.write_line();
  return rejects_.count() > 0 ? 3 : 0;
}

}  // namespace weir

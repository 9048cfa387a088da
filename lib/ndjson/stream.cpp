#include "ndjson/stream.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

#include "io/report.h"
#include "ndjson/number.h"
#include "ndjson/text.h"
#include "ndjson/value.h"

namespace weir {

using namespace std::chrono_literals;

namespace {

constexpr Duration progress_span = 250ms;
constexpr std::string_view control_member = "\"#weir\"";

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r'; }

std::string_view without_spaces(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  return text;
}

// True where it matches ^\{\s*"#weir"\s*: and so is no record.
bool is_control_line(std::string_view line) {
  if (line.front() != '{') return false;
  line = without_spaces(line.substr(1));
  if (line.size() < 2 || line[1] != '#' || !line.starts_with(control_member))
    return false;
  return without_spaces(line.substr(control_member.size())).starts_with(':');
}

bool is_file(int fd) {
  struct stat status {};
  return ::fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
}

}  // namespace

RecordReader::RecordReader(int fd, RecordWriter* out, const StreamOptions& options)
    : out_{out},
      options_{options},
      lines_{fd, options.max_line, waiter_},
      rejects_{options.rejects, options.strict} {
  tally_.show("in", counted_lines_);
  tally_.show("out", counted_out_);
  tally_.show("rejected", counted_rejects_);
  waiter_.end_with_reader_of(STDOUT_FILENO);
  waiter_.before_wait([this] {
    if (out_ != nullptr) out_->flush();
    rejects_.flush();
  });
  const auto count = [this] {
    counted_lines_ = lines();
    counted_out_ = out_ == nullptr ? 0 : out_->lines();
    counted_rejects_ = rejected();
  };
  if (options.stats > 0s)
    waiter_.every(options.stats, [this, count] { count(), tally_.write_line(); });
  options_.progress = ::isatty(STDERR_FILENO) == 1 &&
                      (options.progress || is_file(fd)) && ::isatty(STDOUT_FILENO) == 0;
  if (options_.progress)
    waiter_.every(progress_span, [this, count] { count(), tally_.draw(); });
}

Slot RecordReader::grown(Slot slot) {
  record_.values_.resize(fields_.size());
  record_.parsed_.resize(fields_.size());
  return slot;
}

Slot RecordReader::need(const Field& field, Kind kind) {
  const Slot slot =
      grown(fields_.add(field, kind == Kind::Number || kind == Kind::EventTime));
  const auto same = [&](const Need& other) {
    return other.slot == slot && other.kind == kind;
  };
  if (std::none_of(needs_.begin(), needs_.end(), same))
    needs_.push_back({slot, kind, field.text()});
  return slot;
}

std::vector<Slot> RecordReader::key(const std::vector<Field>& fields) {
  std::vector<Slot> slots;
  slots.reserve(fields.size());
  for (const Field& field : fields) slots.push_back(any(field));
  return slots;
}

Slot RecordReader::optional(const Field& field) { return grown(fields_.add(field)); }

Target RecordReader::target(const std::string& name) {
  Target target{grown(fields_.add_member(name)), {}};
  append_json_string(target.label, name);
  target.label.push_back(':');
  return target;
}

Record* RecordReader::next() {
  while (const auto line = lines_.next()) {
    if (line->part != Line::Part::Whole) {
      take_piece(*line);
      continue;
    }
    if (lines_.block_number() != block_) begin_block();
    if (!line->text.empty() && admit(line->text)) return &record_;
  }
  if (in_pieces_) rejects_.end();
  in_pieces_ = false;
  return nullptr;
}

// Finds the tokens of a whole block at once. Where one line spoils that, each is
// looked at alone, and the bad one stands out.
void RecordReader::begin_block() {
  const std::string_view block = lines_.block();
  block_ = lines_.block_number();
  arrival_ = now();
  text_ = block.data();
  escapes_ = std::memchr(block.data(), '\\', block.size()) != nullptr;
  whole_block_ = structure_.find(block);
  tokens_ = structure_.tokens();
}

bool RecordReader::admit(std::string_view line) {
  record_.line_ = line;
  if (is_control_line(line)) {
    if (out_ != nullptr) out_->write_line(line);
    return false;
  }
  return scan(line) && meets_needs();
}

bool RecordReader::scan(std::string_view line) {
  const auto begin = whole_block_ ? static_cast<std::uint32_t>(line.data() - text_) : 0;
  const auto end = begin + static_cast<std::uint32_t>(line.size());
  const std::uint32_t* tokens = tokens_;
  std::string_view text{whole_block_ ? text_ : line.data(), end};
  if (!whole_block_) {
    if (!structure_.find(line)) {
      refuse(utf8_prefix(line) < line.size() ? "not UTF-8" : "broken JSON: a string",
             line);
      return false;
    }
    tokens = structure_.tokens();
  }
  while (*tokens < begin) ++tokens;

  std::fill(record_.values_.begin(), record_.values_.end(), std::string_view{});
  const Scanner::Result result =
      scanner_.scan(text, end, tokens, record_.values_, escapes_);
  if (whole_block_) tokens_ = tokens;
  if (result.problem != nullptr) {
    if (!without_spaces(line).empty()) refuse(result.problem, line);
    return false;
  }
  record_.close_ = result.close - begin;
  record_.empty_ = result.empty;
  record_.edits_.clear();
  record_.edit_text_.clear();
  return true;
}

bool RecordReader::meets_needs() {
  for (const Need& need : needs_) {
    const std::string_view raw = record_.values_[need.slot.index];
    if (raw.data() == nullptr || is_null(raw)) {
      lack(need);
      return false;
    }
    if (need.kind != Kind::Any && !meets(need, raw)) {
      wrong_type(need, raw);
      return false;
    }
  }
  return true;
}

bool RecordReader::meets(const Need& need, std::string_view raw) {
  Record::Parsed& parsed = record_.parsed_[need.slot.index];
  if (need.kind == Kind::Number) return read_number_in(raw, parsed.number);
  if (need.kind == Kind::List) return raw.front() == '[';
  const auto time = time_in(raw);
  if (time) parsed.time = *time;
  return time.has_value();
}

void RecordReader::lack(const Need& need) {
  if (options_.missing == Missing::Reject)
    refuse("no field " + need.name, record_.line_);
  else if (options_.missing == Missing::Pass && out_ != nullptr)
    out_->write_line(record_.line_);
}

void RecordReader::wrong_type(const Need& need, std::string_view raw) {
  const char* problem = " is not a list: ";
  if (need.kind == Kind::EventTime) problem = " is not a time from 1900 to 2149: ";
  if (need.kind == Kind::Number)
    problem = is_json_number(raw) ? " is too large a number: " : " is not a number: ";
  refuse(need.name + problem + excerpt(raw), record_.line_);
}

void RecordReader::take_piece(const Line& line) {
  if (options_.strict && out_ != nullptr) out_->flush();  // what came before it is good
  if (!in_pieces_)
    rejects_.begin(lines_.line_number() + (line.part == Line::Part::Piece ? 1 : 0),
                   "longer than --max-line");
  rejects_.text(line.text);
  in_pieces_ = line.part == Line::Part::Piece;
  if (!in_pieces_) rejects_.end();
}

void RecordReader::reject(std::string_view reason) { refuse(reason, record_.line_); }

void RecordReader::refuse(std::string_view reason, std::string_view text) {
  if (options_.strict && out_ != nullptr) out_->flush();  // what came before it is good
  if (options_.progress) tally_.clear();
  rejects_.add(lines_.line_number(), reason, text);
}

int RecordReader::end() {
  if (out_ != nullptr) out_->flush();
  rejects_.flush();
  if (options_.progress) tally_.clear();
  rejects_.summarize();
  if (options_.stats > 0s) {
    counted_lines_ = lines();
    counted_out_ = out_ == nullptr ? 0 : out_->lines();
    counted_rejects_ = rejected();
    tally_.write_line();
  }
  return rejected() > 0 ? 3 : 0;
}

}  // namespace weir

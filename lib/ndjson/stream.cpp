#include "ndjson/stream.h"

#include <algorithm>
#include <cstring>

#include "io/report.h"
#include "ndjson/number.h"
#include "ndjson/text.h"
#include "ndjson/value.h"

namespace weir {

RecordReader::RecordReader(int fd, RecordWriter* out, const StreamOptions& options)
    : intake_{fd, out, options} {}

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

Slot RecordReader::member(const std::string& name) {
  return grown(fields_.add_member(name));
}

Target RecordReader::target(const std::string& name) {
  Target target{member(name), {}};
  append_json_string(target.label, name);
  target.label.push_back(':');
  return target;
}

Record* RecordReader::next() {
  LineReader& lines = intake_.lines();
  while (const auto line = lines.next()) {
    if (line->part != Line::Part::Whole) {
      intake_.reject_piece(*line);
      continue;
    }
    if (lines.block_number() != block_) begin_block();
    if (!line->text.empty() && admit(line->text)) return &record_;
  }
  return nullptr;
}

// Finds the tokens of a whole block at once. Where one line spoils that, each is
// looked at alone, and the bad one stands out.
void RecordReader::begin_block() {
  const std::string_view block = intake_.lines().block();
  block_ = intake_.lines().block_number();
  arrival_ = now();
  text_ = block.data();
  escapes_ = std::memchr(block.data(), '\\', block.size()) != nullptr;
  whole_block_ = structure_.find(block);
  tokens_ = structure_.tokens();
}

bool RecordReader::admit(std::string_view line) {
  record_.line_ = line;
  return !intake_.pass_control_line(line) && scan(line) && meets_needs();
}

bool RecordReader::scan(std::string_view line) {
  const auto begin = whole_block_ ? static_cast<std::uint32_t>(line.data() - text_) : 0;
  const auto end = begin + static_cast<std::uint32_t>(line.size());
  const std::uint32_t* tokens = tokens_;
  std::string_view text{whole_block_ ? text_ : line.data(), end};
  if (!whole_block_) {
    if (!structure_.find(line)) {
      reject(utf8_prefix(line) < line.size() ? "not UTF-8" : "broken JSON: a string");
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
    if (line.find_first_not_of(" \t\r") != line.npos) reject(result.problem);
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
      if (need.kind == Kind::OptionalNumber) continue;
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
  if (need.kind == Kind::Number || need.kind == Kind::OptionalNumber)
    return read_number_in(raw, parsed.number);
  const bool is_list = raw.front() == '[';
  if (need.kind == Kind::List) return is_list;
  if (need.kind == Kind::NumberOrList)
    return is_list || read_number_in(raw, parsed.number);
  const auto time = time_in(raw);
  if (time) parsed.time = *time;
  return time.has_value();
}

void RecordReader::lack(const Need& need) {
  const Missing missing = intake_.options().missing;
  const bool is_there = record_.has(need.slot);
  if (missing == Missing::Reject)
    reject(is_there ? need.name + " is null" : "no field " + need.name);
  if (missing == Missing::Pass) intake_.pass(record_.line_);
}

void RecordReader::wrong_type(const Need& need, std::string_view raw) {
  const char* problem =
      is_json_number(raw) ? " is too large a number: " : " is not a number: ";
  if (need.kind == Kind::List) problem = " is not a list: ";
  if (need.kind == Kind::EventTime) problem = " is not a time from 1900 to 2149: ";
  reject(need.name + problem + excerpt(raw));
}

}  // namespace weir

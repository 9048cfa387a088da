// Record: one line of NDJSON, looked into and added to without being rebuilt.
//
//   reader.next():   {"door": "north", "open": true}
//   record.raw(door)          // "\"north\"", a view into the line
//   record.set(rate, 0.5)     // {"door": "north", "open": true,"rate":0.5}
//
// What nobody sets leaves as it came: key order, spacing, spelling of numbers.
// Which fields there are is settled when the tool starts (RecordReader), so a
// field is a slot here, and looking it up costs nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ndjson/field_tree.h"
#include "time/timestamp.h"

namespace weir {

// True for the JSON text of null. Asked of every needed value, so it makes no call.
inline bool is_null(std::string_view raw) {
  return raw.size() == 4 && raw[0] == 'n' && raw[1] == 'u' && raw[2] == 'l' &&
         raw[3] == 'l';
}

// A member that a tool sets.
struct Target {
  Slot slot;
  std::string label;  // its name as JSON, with the colon
};

class Record {
 public:
  // The line as it was read, valid until the next is.
  std::string_view line() const { return line_; }

  // The value of a field as JSON text, valid until the next line; nullopt where
  // there is none, or it is null. Sees the record as it was read, not what was
  // set.
  std::optional<std::string_view> raw(Slot slot) const {
    const std::string_view value = values_[slot.index];
    if (value.data() == nullptr || is_null(value)) return std::nullopt;
    return value;
  }

  // True where the field is there, be it null.
  bool has(Slot slot) const { return values_[slot.index].data() != nullptr; }

  // True where it is an array.
  bool is_list(Slot slot) const {
    return has(slot) && values_[slot.index].front() == '[';
  }

  // The value of a field that the reader was asked for as a number, or a time.
  double number(Slot slot) const { return parsed_[slot.index].number; }
  Timestamp time(Slot slot) const { return parsed_[slot.index].time; }

  // The values of some fields as one text: the JSON text of each, with newlines
  // between them; of none, an empty text. Valid until the next call or line.
  // Requires: they are there.
  std::string_view key(const std::vector<Slot>& slots);

  // Gives a member its value: in place of the old one, or else last.
  // Requires: it was not set before.
  void set(const Target& target, double value);
  void set(const Target& target, bool value) {
    set_raw(target, value ? "true" : "false");
  }
  void set(const Target& target, Timestamp value);
  // Null where there is none.
  void set(const Target& target, std::optional<double> value) {
    value ? set(target, *value) : set_raw(target, "null");
  }
  void set_raw(const Target& target, std::string_view json);

  // Takes back what was set, so that the same record can be written otherwise too.
  // Requires: the record had a member before.
  void forget_edits() {
    edits_.clear();
    edit_text_.clear();
  }

  // Appends the line as it came, but for what was set.
  void append_to(std::string& out) const;

 private:
  friend class RecordReader;
  friend class HeldRecord;

  struct Parsed {
    double number = 0;
    Timestamp time{};
  };

  // What replaces line_[begin, end): edit_text_[text, text + size).
  struct Edit {
    std::size_t begin, end, text, size;
  };

  std::size_t begin_value(const Target& target);
  void end_value(const Target& target, std::size_t text);
  void replace(std::size_t begin, std::size_t end, std::size_t text);

  std::string_view line_;
  std::size_t close_ = 0;  // where in the line its last brace stands
  bool empty_ = true;      // no member, read or added
  std::vector<std::string_view> values_;
  std::vector<Parsed> parsed_;
  std::vector<Edit> edits_;  // in order of begin
  std::string edit_text_;
  std::string key_;
};

}  // namespace weir

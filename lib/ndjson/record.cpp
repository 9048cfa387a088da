#include "ndjson/record.h"

#include <algorithm>
#include <cstring>

#include "ndjson/text.h"

namespace weir {

constexpr std::size_t short_value = 16;

std::string_view Record::key(const std::vector<Slot>& slots) {
  if (slots.empty()) return {};
  if (slots.size() == 1) return values_[slots.front().index];
  std::size_t size = 0;
  for (const Slot slot : slots) size += values_[slot.index].size() + 1;
  if (key_.size() < size + short_value) key_.resize(size + short_value);
  char* at = key_.data();
  for (const Slot slot : slots) {
    // Most values are short: a copy of fixed size makes no call. Behind a line
    // there are bytes to read (LineReader::padding).
    const std::string_view value = values_[slot.index];
    if (value.size() <= short_value)
      std::memcpy(at, value.data(), short_value);
    else
      std::memcpy(at, value.data(), value.size());
    at += value.size();
    *at++ = '\n';
  }
  return {key_.data(), size - 1};
}

void Record::set(const Target& target, double value) {
  const std::size_t text = begin_value(target);
  append_json_number(edit_text_, value);
  end_value(target, text);
}

void Record::set(const Target& target, Timestamp value) {
  const std::size_t text = begin_value(target);
  append_timestamp(edit_text_, value);
  end_value(target, text);
}

void Record::set_raw(const Target& target, std::string_view json) {
  const std::size_t text = begin_value(target);
  edit_text_.append(json);
  end_value(target, text);
}

// Where in edit_text_ the edit that gives `target` its value begins; the value is
// to be appended.
std::size_t Record::begin_value(const Target& target) {
  const std::size_t text = edit_text_.size();
  if (values_[target.slot.index].data() != nullptr) return text;
  edit_text_.append(empty_ ? "" : ",").append(target.label);
  empty_ = false;
  return text;
}

void Record::end_value(const Target& target, std::size_t text) {
  const std::string_view old = values_[target.slot.index];
  if (old.data() == nullptr) return replace(close_, close_, text);
  const auto begin = static_cast<std::size_t>(old.data() - line_.data());
  replace(begin, begin + old.size(), text);
}

// Notes an edit whose text goes from `text` to the end of edit_text_.
void Record::replace(std::size_t begin, std::size_t end, std::size_t text) {
  const auto after =
      std::find_if(edits_.rbegin(), edits_.rend(), [&](const Edit& edit) {
        return edit.begin <= begin;
      }).base();
  edits_.insert(after, {begin, end, text, edit_text_.size() - text});
}

void Record::append_to(std::string& out) const {
  std::size_t copied = 0;
  for (const Edit& edit : edits_) {
    out.append(line_, copied, edit.begin - copied);
    out.append(edit_text_, edit.text, edit.size);
    copied = edit.end;
  }
  out.append(line_, copied);
}

}  // namespace weir

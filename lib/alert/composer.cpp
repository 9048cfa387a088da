#include "alert/composer.h"

#include <utility>

#include "io/report.h"

namespace weir {
namespace {

constexpr std::uint64_t most_said = 10;

}  // namespace

Composer::Composer(ComposerOptions options, RecordReader& in)
    : in_{in}, needs_all_{options.needs_all} {
  if (options.text) text_ = wording(std::move(*options.text));
  for (Template& part : options.parts) parts_.push_back(wording(std::move(part)));
  needs_all_ = true;  // nobody is called ?
  for (Template& to : options.to) to_.push_back(wording(std::move(to)));
  by_ = in.key(options.by);
  thread_by_ = in.key(options.thread_by);
  time_ = in.optional_time(options.time);
}

Slot Composer::slot_of(const Template::Place& place) {
  if (needs_all_)
    return place.decimals ? in_.number(place.field) : in_.any(place.field);
  return place.decimals ? in_.optional_number(place.field) : in_.optional(place.field);
}

Composer::Wording Composer::wording(Template words) {
  Wording wording{std::move(words), {}};
  for (const Template::Place& place : wording.words.places())
    wording.slots.push_back(slot_of(place));
  return wording;
}

void Composer::compose(Record& record, Alert& alert) {
  if (text_ && !alert.text) alert.text.emplace();
  if (text_) fill(*text_, record, *alert.text);
  alert.parts.resize(parts_.size());
  for (std::size_t i = 0; i < parts_.size(); ++i)
    fill(parts_[i], record, alert.parts[i]);
  alert.record = record.line();
  alert.line = in_.lines();
  alert.key = record.key(by_);
  alert.thread = record.key(thread_by_);
  alert.time = time_ ? record.time(*time_).time : in_.arrival();
  if (!to_.empty()) alert.receivers.resize(to_.size());
  for (std::size_t i = 0; i < to_.size(); ++i) {
    fill(to_[i], record, scratch_);
    alert.receivers[i] = scratch_.plain;
  }
}

void Composer::fill(const Wording& wording, const Record& record, Text& out) {
  values_.clear();
  for (std::size_t i = 0; i < wording.slots.size(); ++i) {
    const auto value = record.raw(wording.slots[i]);
    if (!value) say_missing(wording.words.places()[i].field);
    values_.push_back(value.value_or(""));
  }
  wording.words.fill(values_, out);
}

void Composer::say_missing(const Field& field) {
  if (said_++ >= most_said) return;
  report("line " + std::to_string(in_.lines()) + ": no field " + field.text() +
         ", told as ?" + (said_ == most_said ? "; no more is said of these" : ""));
}

std::vector<std::string> Composer::told() const {
  std::vector<std::string> names;
  if (!text_) return names;
  for (const Template::Place& place : text_->words.places()) {
    names.push_back(place.field.steps().front());
    names.push_back(place.field.text());  // "a.b" may be a member called so
  }
  return names;
}

}  // namespace weir

#include "alert/message.h"

#include <utility>

namespace weir {

Message::Message(std::optional<Template> text, RecordReader& in)
    : template_{std::move(text)} {
  if (!template_) return;
  for (const Template::Place& place : template_->places())
    slots_.push_back(place.decimals ? in.number(place.field) : in.any(place.field));
}

const Text* Message::of(const Record& record) {
  if (!template_) return nullptr;
  values_.clear();
  for (const Slot slot : slots_) values_.push_back(record.raw(slot).value_or(""));
  template_->fill(values_, text_);
  return &text_;
}

std::vector<std::string> Message::told() const {
  std::vector<std::string> names;
  if (!template_) return names;
  for (const Template::Place& place : template_->places()) {
    names.push_back(place.field.steps().front());
    names.push_back(place.field.text());  // "a.b" may be a member called so
  }
  return names;
}

}  // namespace weir

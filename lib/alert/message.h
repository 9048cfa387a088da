// Message: the text of an alert, made anew from each record.
//
//   Message message{options.text, in};
//   while (Record* record = in.next()) ...message.of(*record)...
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ndjson/stream.h"
#include "template/template.h"

namespace weir {

class Message {
 public:
  // The records of `in` are to have what the template names; no template: no text.
  Message(std::optional<Template> text, RecordReader& in);

  // Valid until the next call; null where there is no template.
  const Text* of(const Record& record);

  // The members of a record that the text tells.
  std::vector<std::string> told() const;

 private:
  std::optional<Template> template_;
  std::vector<Slot> slots_;
  std::vector<std::string_view> values_;
  Text text_;
};

}  // namespace weir

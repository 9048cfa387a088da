// Payloads: how the bytes that a message carries are told in JSON.
//
//   payloads.append_record(out, "{\"a\":\n1}")        // {"a": 1}
//   payloads.append_member(out, "payload", "21.5 C")   // "payload":"21.5 C"
//   payloads.append_member(out, "payload", "\xFF\xFE") // "payload_base64":"//4="
//
// What is told so is always one line of valid UTF-8, whatever the bytes are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ndjson/field_tree.h"
#include "ndjson/scanner.h"
#include "ndjson/structure.h"

namespace weir {

class Payloads {
 public:
  Payloads() = default;
  Payloads(const Payloads&) = delete;
  Payloads& operator=(const Payloads&) = delete;

  // Appends the payload as a record, as it is spelled, but that newlines between
  // its tokens become spaces and white space around it goes: true. False, and
  // nothing is appended, where it isn't one JSON object, or would be taken for a
  // control line.
  bool append_record(std::string& out, std::string_view payload);

  // Appends "NAME":VALUE, or "NAME_base64":"…" for bytes that aren't UTF-8. The
  // value is the JSON that the bytes are, on one line, or else a string of them.
  void append_member(std::string& out, std::string_view name, std::string_view bytes);

  // The same so that MessageBytes gives the same bytes back: what is a JSON string
  // or null, or has a newline in it or white space around it, is a string of its
  // bytes; objects, arrays, numbers, true and false are what they are.
  void append_exact_member(std::string& out, std::string_view name,
                           std::string_view bytes);

 private:
  bool is_value(std::string_view text);
  bool scan(std::string_view object, Scanner& scanner,
            std::vector<std::string_view>& values);

  Structure structure_;
  FieldTree no_fields_;
  Scanner records_{no_fields_};
  std::vector<std::string_view> no_values_;

  // To look at a value, it is made a member of an object.
  FieldTree fields_;
  Slot value_ = fields_.add_member("value");
  Scanner wrapped_{fields_};
  std::vector<std::string_view> values_{fields_.size()};
  std::string wrapper_;
};

}  // namespace weir

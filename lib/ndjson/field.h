// Field: the name of a value in a record, as people type it.
//
//   Field::parse("usage")          // the member "usage"
//   Field::parse("payload.temp")   // "temp" inside "payload"
//   Field::parse("/a~1b/0")        // JSON Pointer (RFC 6901): "a/b", its element 0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace weir {

class Field {
 public:
  Field() = default;

  // Throws std::invalid_argument, saying why, where `text` names no field.
  static Field parse(std::string_view text);

  // As it was typed.
  const std::string& text() const { return text_; }
  // What a record of ours calls it: the text, or the steps of a pointer with
  // dots between them.
  const std::string& name() const { return name_; }
  // From the outermost member inwards.
  const std::vector<std::string>& steps() const { return steps_; }

  bool empty() const { return text_.empty(); }
  friend bool operator==(const Field& a, const Field& b) {
    return a.steps_ == b.steps_;
  }

 private:
  std::string text_;
  std::string name_;
  std::vector<std::string> steps_;
};

// The texts of fields with commas between them.
std::string joined(const std::vector<Field>& fields);

}  // namespace weir

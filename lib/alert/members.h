// Members: walks over what stands in a JSON object, in order.
//
//   Members members{R"({"a": 1, "b": [2]})"};
//   members.next();   // key "a" with its quotation marks, value 1
//   members.next();   // "b", [2]
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace weir {

struct Member {
  std::string_view key;  // JSON text, views into the object
  std::string_view value;
};

class Members {
 public:
  // Requires: `object` is one valid JSON object. Of anything else it gives what
  // it finds there, and no byte of elsewhere.
  explicit Members(std::string_view object) : rest_{object} { skip(1); }

  std::optional<Member> next();

 private:
  void skip(std::size_t count) { rest_.remove_prefix(std::min(count, rest_.size())); }
  void skip_spaces();
  std::string_view take_value();

  std::string_view rest_;
};

// Appends "key: value  key: value", of strings what they say. What is said of a
// record where nobody said what to.
void append_members(std::string& out, std::string_view object);

}  // namespace weir

// RowKey: the key that some values make, by which a table's rows are found.
//
//   RowKey key{Typing::Json, 2};
//   key.add("\"doc\"");
//   key.add("5");
//   table.find(key.text());
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace weir {

// Whether a table's cells have the types of JSON, where 5 and "5" differ, or are
// but text, as in CSV, where nobody can tell.
enum class Typing : unsigned char { Json, Text };

class RowKey {
 public:
  // Of so many values.
  RowKey(Typing typing, std::size_t values) : typing_{typing}, values_{values} {}

  void clear() {
    joined_.clear();
    text_ = {};
  }

  // Adds a value, given as JSON text. Strings are the same where they say the
  // same, however they are escaped; other values where they are spelled alike.
  void add(std::string_view json);

  // Valid until the next call, and as long as what was added.
  std::string_view text() const { return text_; }

 private:
  std::string_view normal(std::string_view json);

  Typing typing_;
  std::size_t values_;
  std::string_view text_;
  std::string joined_;
  std::string normal_;
  std::string unescaped_;
};

}  // namespace weir

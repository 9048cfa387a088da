// Value: what a condition computes with: nothing, a number, a text, true or false.
//
//   Value::of(80.0)              // the number
//   Value::of("doc")             // the text
//   Value::of("80", 80)          // a text that counts as the number, too
#pragma once

#include <cstdint>
#include <string_view>

namespace weir {

struct Value {
  // In this order: of two that can't be compared, the later one is to blame.
  enum class Kind : unsigned char { Null, Number, Text, Truth, Other };

  Kind kind = Kind::Null;
  bool counts = false;  // a Text that is wholly a number, which is `number`
  bool truth = false;   // of a Truth
  double number = 0;    // of a Number, or of a Text that counts as one
  std::string_view text;

  static Value of(double number) { return {Kind::Number, false, false, number, {}}; }
  static Value of(std::string_view text) { return {Kind::Text, false, false, 0, text}; }
  static Value of(std::string_view text, double number) {
    return {Kind::Text, true, false, number, text};
  }
  static Value of_truth(bool truth) { return {Kind::Truth, false, truth, 0, {}}; }
  // Something that no condition can compute with, such as a list.
  static Value other() { return {Kind::Other, false, false, 0, {}}; }

  bool is_number() const { return kind == Kind::Number || counts; }
};

}  // namespace weir

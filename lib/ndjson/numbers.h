// NumberList: the numbers of a JSON array.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace weir {

class NumberList {
 public:
  // Reads the JSON text of an array. False where it is none, or one of its elements
  // is no number, nor a string that is wholly one. Requires: it is valid JSON.
  bool read(std::string_view raw);

  std::span<const double> values() const { return values_; }
  // As they are spelled; views into what was read.
  std::span<const std::string_view> texts() const { return texts_; }

 private:
  std::vector<double> values_;
  std::vector<std::string_view> texts_;
};

}  // namespace weir

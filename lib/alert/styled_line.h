// StyledLine: a line for a terminal, made of pieces that look different, and cut
// to its width.
//
//   StyledLine line{80};
//   line.add("12:00:05Z ", Style::Dim);
//   line.add("doc is at 93 %", Style::Plain);
//   line.append_to(out, true);
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace weir {

enum class Style : unsigned char { Plain, Dim, Bold, Alarm, Notice };

class StyledLine {
 public:
  // A `width` of 0 is no limit.
  explicit StyledLine(std::size_t width);

  // Adds `text` as append_printable() shows it. What is beyond the width is not
  // kept.
  void add(std::string_view text, Style style);
  // Adds spaces up to the column.
  void pad_to(std::size_t column);

  // Takes back what was added since so many cells() were there.
  std::size_t cells() const { return cells_.size(); }
  void take_back(std::size_t cells);

  // How many columns it has so far, one more than the width at most.
  std::size_t columns() const { return columns_; }
  bool full() const { return columns_ > width_; }

  // Appends it without a newline; where it had to be cut, it ends in an ellipsis.
  void append_to(std::string& out, bool colour) const;

 private:
  struct Cell {
    std::size_t end;  // where its character ends in text_
    int columns;
    Style style;
  };

  std::size_t width_;
  std::size_t columns_ = 0;
  std::string text_;
  std::vector<Cell> cells_;
};

}  // namespace weir

#include "alert/styled_line.h"

#include <cstdint>
#include <utility>

#include "alert/printable.h"

namespace weir {
namespace {

constexpr std::string_view ellipsis = "…";

std::string_view code_of(Style style) {
  switch (style) {
  case Style::Dim:
    return "\033[2m";
  case Style::Bold:
    return "\033[1m";
  case Style::Alarm:
    return "\033[1;31m";
  case Style::Notice:
    return "\033[1;33m";
  case Style::Plain:
    break;
  }
  return "";
}

// Appends pieces, each in its style, and between them what changes it.
class Painter {
 public:
  Painter(std::string& out, bool colour) : out_{out}, colour_{colour} {}

  void paint(std::string_view piece, Style style) {
    if (colour_ && style != style_) {
      if (style_ != Style::Plain) out_.append("\033[0m");
      out_.append(code_of(style));
      style_ = style;
    }
    out_.append(piece);
  }

 private:
  std::string& out_;
  bool colour_;
  Style style_ = Style::Plain;
};

}  // namespace

StyledLine::StyledLine(std::size_t width) : width_{width == 0 ? SIZE_MAX - 1 : width} {}

void StyledLine::add(std::string_view text, Style style) {
  std::string shown;
  while (!text.empty() && !full()) {
    shown.clear();
    const std::size_t size = first_character(text).size;
    append_printable(shown, text.substr(0, size));
    text.remove_prefix(size);
    for (std::string_view rest = shown; !rest.empty();) {
      const Character character = first_character(rest);
      const int columns = columns_of(character.code);
      text_.append(rest.substr(0, character.size));
      cells_.push_back({text_.size(), columns, style});
      columns_ += static_cast<std::size_t>(columns);
      rest.remove_prefix(character.size);
    }
  }
}

void StyledLine::pad_to(std::size_t column) {
  while (columns_ < column && !full()) add(" ", Style::Plain);
}

void StyledLine::take_back(std::size_t cells) {
  while (cells_.size() > cells) {
    columns_ -= static_cast<std::size_t>(cells_.back().columns);
    cells_.pop_back();
  }
  text_.resize(cells_.empty() ? 0 : cells_.back().end);
}

void StyledLine::append_to(std::string& out, bool colour) const {
  std::size_t shown = cells_.size();
  std::size_t columns = columns_;
  while (columns_ > width_ && columns > width_ - 1)
    columns -= static_cast<std::size_t>(cells_[--shown].columns);

  Painter painter{out, colour};
  for (std::size_t i = 0, begin = 0; i < shown; begin = cells_[i++].end)
    painter.paint({text_.data() + begin, cells_[i].end - begin}, cells_[i].style);
  if (shown < cells_.size()) painter.paint(ellipsis, Style::Dim);
  painter.paint("", Style::Plain);
}

}  // namespace weir

// TerminalFormat: an alert as one line of a terminal, in columns with those
// before it:
//
//   19:23:57Z ● doc is at 93.2 %                cpu: cpu1  usage_max: 99
//   19:24:27Z ● grumpy is at 81 % (+12 more)    cpu: cpu3  usage_max: 90
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "alert/channel.h"
#include "alert/styled_line.h"
#include "time/time.h"

namespace weir {

class TerminalFormat {
 public:
  // The members `told` are in the text already; the others stand behind it.
  TerminalFormat(bool colour, std::vector<std::string> told)
      : colour_{colour}, told_{std::move(told)} {}

  // Appends the line, without a newline, at most `width` columns wide where that
  // isn't 0.
  void append_line(std::string& out, const Alert& alert, Time now, std::size_t width);

 private:
  void add_text(StyledLine& line, const Alert& alert);
  void add_members(StyledLine& line, const Alert& alert);
  bool is_told(std::string_view name) const;

  bool colour_;
  std::vector<std::string> told_;
  std::size_t text_columns_ = 0;             // of the widest text so far
  std::vector<std::size_t> member_columns_;  // of each member, by its place
};

}  // namespace weir

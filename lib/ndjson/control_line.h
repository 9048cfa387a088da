// Control lines: what stands between records and is none.
#pragma once

#include <string_view>

namespace weir {

// True where `line` matches ^\{\s*"#weir"\s*: up to its end.
bool is_control_line(std::string_view line);

// False where it can't. Asked of every line, so it makes no call.
inline bool may_be_control_line(std::string_view line) {
  return line.size() > 2 && line[0] == '{' &&
         (line[1] == '"' ? line[2] == '#' : line[1] <= ' ');
}

}  // namespace weir

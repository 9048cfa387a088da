#include "ndjson/control_line.h"

namespace weir {
namespace {

std::string_view without_spaces(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  return begin == text.npos ? std::string_view{} : text.substr(begin);
}

}  // namespace

bool is_control_line(std::string_view line) {
  constexpr std::string_view member = "\"#weir\"";
  if (!may_be_control_line(line)) return false;
  line = without_spaces(line.substr(1));
  return line.starts_with(member) &&
         without_spaces(line.substr(member.size())).starts_with(':');
}

}  // namespace weir

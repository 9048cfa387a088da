#include "io/report.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace weir {
namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// How many bytes the character at the front takes as UTF-8; 0 where it is none.
std::size_t character_size(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  if (lead < 0x80) return 1;
  const std::size_t size = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
  if (text.size() < size) return 0;
  for (std::size_t i = 1; i < size; ++i)
    if (!is_continuation(text[i])) return 0;
  return size;
}

// Whether it moves a terminal: C0, DEL, or C1 in UTF-8.
bool is_control(std::string_view character) {
  const auto byte = static_cast<unsigned char>(character.back());
  return character.size() == 1 ? byte < 0x20 || byte == 0x7F
                               : character.size() == 2 && character[0] == '\xC2' && byte < 0xA0;
}

}  // namespace

std::string_view tool_name() { return program_invocation_short_name; }

void report(std::string_view message) {
  std::string line(tool_name());
  line.append(": ");
  while (!message.empty()) {
    const std::string_view character = message.substr(0, character_size(message));
    if (character.empty() || is_control(character))
      line.push_back('?');
    else
      line.append(character);
    message.remove_prefix(std::max<std::size_t>(character.size(), 1));
  }
  line.push_back('\n');
  // One write, so that lines of a pipeline's tools don't mix. Where stderr is
  // gone there is nobody left to tell.
  [[maybe_unused]] const ssize_t written =
      ::write(STDERR_FILENO, line.data(), line.size());
}

std::string excerpt(std::string_view text) {
  constexpr std::size_t most = 60;
  if (text.size() <= most) return std::string(text);
  std::size_t end = most;
  while (end > 0 && is_continuation(text[end])) --end;
  return std::string(text.substr(0, end)).append("...");
}

}  // namespace weir

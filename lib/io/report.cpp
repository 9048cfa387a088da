#include "io/report.h"

#include <unistd.h>

#include <cerrno>

#include "text/character.h"

namespace weir {
namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

std::string_view tool_name() { return program_invocation_short_name; }

void report(std::string_view message) {
  std::string line(tool_name());
  line.append(": ");
  while (!message.empty()) {
    const Character character = first_character(message);
    if (character.is_broken() || is_control(character.code))
      line.push_back('?');
    else
      line.append(message.substr(0, character.size));
    message.remove_prefix(character.size);
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

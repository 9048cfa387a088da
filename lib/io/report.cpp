#include "io/report.h"

#include <unistd.h>

#include <cerrno>

namespace weir {
namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// True at a character that moves a terminal: C0, DEL, or C1 in UTF-8.
bool is_control(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x20 || byte == 0x7F) return true;
  return byte == 0xC2 && at + 1 < text.size() &&
         static_cast<unsigned char>(text[at + 1]) < 0xA0;
}

}  // namespace

std::string_view tool_name() { return program_invocation_short_name; }

void report(std::string_view message) {
  std::string line(tool_name());
  line.append(": ");
  for (std::size_t at = 0; at < message.size(); ++at)
    line.push_back(is_control(message, at) ? '?' : message[at]);
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

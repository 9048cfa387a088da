#include "io/report.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace weir {
namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// How many bytes a character has that begins with `lead`; 0 where none does.
std::size_t size_by_lead(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

// The character at the front, as UTF-8; empty where there is none.
std::string_view first_character(std::string_view text) {
  const std::size_t size = size_by_lead(static_cast<unsigned char>(text.front()));
  const std::string_view character = text.substr(0, size);
  if (character.size() < size) return {};
  for (std::size_t i = 1; i < size; ++i)
    if (!is_continuation(character[i])) return {};
  return character;
}

// Whether it moves a terminal: C0, DEL, or C1 in UTF-8.
bool is_control(std::string_view character) {
  const auto last = static_cast<unsigned char>(character.back());
  if (character.size() == 1) return last < 0x20 || last == 0x7F;
  return character.size() == 2 && character[0] == '\xC2' && last < 0xA0;
}

}  // namespace

std::string_view tool_name() { return program_invocation_short_name; }

void report(std::string_view message) {
  std::string line(tool_name());
  line.append(": ");
  while (!message.empty()) {
    const std::string_view character = first_character(message);
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

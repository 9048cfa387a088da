#include "postgres/reason.h"

#include <algorithm>
#include <array>

namespace weir {
namespace {

// "FATAL:  28P01: " of "... failed: FATAL:  28P01: password ...", or nothing.
std::string_view state_in(std::string_view line) {
  constexpr std::size_t size = 5;  // of a SQLSTATE
  for (const std::string_view severity : {"ERROR:  ", "FATAL:  ", "PANIC:  "}) {
    const std::size_t at = line.find(severity);
    if (at == line.npos) continue;
    const std::string_view rest = line.substr(at + severity.size());
    const auto belongs = [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    };
    if (rest.substr(std::min(size, rest.size())).starts_with(": ") &&
        std::all_of(rest.begin(), rest.begin() + size, belongs))
      return line.substr(at, severity.size() + size + 2);
  }
  return {};
}

bool passes(std::string_view state) {
  // Lost connections, conflicts, too little of something, locks, on its way down or
  // up, and trouble with its own disk.
  constexpr std::array<std::string_view, 7> classes{"08", "40", "53", "55",
                                                    "57", "58", "XX"};
  return std::any_of(classes.begin(), classes.end(),
                     [&](std::string_view it) { return state.starts_with(it); });
}

// Without what it is indented by.
std::string_view next_line(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

}  // namespace

PostgresReason read_reason(std::string_view message) {
  PostgresReason reason{{}, true};
  while (!message.empty()) {
    const std::string_view line = next_line(message);
    if (line.empty() || line.starts_with("LOCATION:") || line.starts_with("LINE ") ||
        line == "^")
      continue;
    std::string part(line);
    if (const std::string_view state = state_in(line); !state.empty()) {
      reason.passing = passes(state.substr(state.size() - 7));
      part.erase(static_cast<std::size_t>(state.data() - line.data()), state.size());
    }
    reason.text.append(reason.text.empty() ? "" : " ").append(part);
  }
  if (reason.text.empty()) reason.text = "the connection was lost";
  return reason;
}

bool is_tls_refusal(std::string_view text) {
  const auto has = [&](std::string_view word) { return text.find(word) != text.npos; };
  return !has("SSL SYSCALL") && (has("SSL") || has("certificate"));
}

}  // namespace weir

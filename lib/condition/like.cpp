#include "condition/like.h"

#include <cstddef>

namespace weir {
namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80; }

void skip_character(std::string_view& text) {
  do text.remove_prefix(1);
  while (!text.empty() && is_continuation(text.front()));
}

// Moves both past what they begin with, where the pattern's next piece, which is
// no `%`, stands for that.
bool step(std::string_view& text, std::string_view& pattern) {
  if (text.empty() || pattern.empty()) return false;
  if (pattern.front() == '_') {
    skip_character(text);
    pattern.remove_prefix(1);
    return true;
  }
  const std::size_t escape = pattern.front() == '\\' && pattern.size() > 1 ? 1 : 0;
  if (pattern[escape] != text.front()) return false;
  text.remove_prefix(1);
  pattern.remove_prefix(escape + 1);
  return true;
}

}  // namespace

// Only the last `%` is ever tried again, one character further: what an earlier
// one could take more, the last one can as well.
bool is_like(std::string_view text, std::string_view pattern) {
  std::string_view again_text, again_pattern;
  bool can_try_again = false;
  while (!text.empty() || !pattern.empty()) {
    if (!pattern.empty() && pattern.front() == '%') {
      pattern.remove_prefix(1);
      again_text = text;
      again_pattern = pattern;
      can_try_again = true;
    } else if (!step(text, pattern)) {
      if (!can_try_again || again_text.empty()) return false;
      skip_character(again_text);
      text = again_text;
      pattern = again_pattern;
    }
  }
  return true;
}

}  // namespace weir

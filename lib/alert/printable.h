// Text as a terminal may be given it, and how much room it takes there.
//
//   append_printable(out, "a\n\x1b[2J");   // a\n\u001b[2J, as it stands here
//   columns_of("grün")                     // 4
#pragma once

#include <string>
#include <string_view>

#include "text/character.h"

namespace weir {

// Appends `text`, but with a newline as \n and other characters that don't show
// but act (C0, C1, DEL, those that turn the direction of writing) as \u001b. So
// it is one line, and what it looks like.
void append_printable(std::string& out, std::string_view text);

// How many columns a character takes: 0 where it is joined to the one before, 2
// where it is wide, as Chinese is.
int columns_of(char32_t code);
std::size_t columns_of(std::string_view text);

}  // namespace weir

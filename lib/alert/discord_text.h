// Text as Discord shows it.
#pragma once

#include <string>

#include "template/template.h"

namespace weir {

// In values of the record, a backslash stands before each character that could be
// Markdown, so that none of them is a link, a mention, or formats anything; the words
// around them are what their author wanted.
std::string discord_text(const Text& text);

}  // namespace weir

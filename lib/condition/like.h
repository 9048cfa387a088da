// SQL's patterns: `%` stands for any text, `_` for any one character.
#pragma once

#include <string_view>

namespace weir {

// True where the pattern stands for all of `text`. Upper and lower case differ;
// a backslash takes the meaning from the character behind it. Characters are
// those of UTF-8.
bool is_like(std::string_view text, std::string_view pattern);

}  // namespace weir

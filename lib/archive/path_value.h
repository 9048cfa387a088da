// Path values: what a record says, as a part of a file's name.
//
//   append_path_value(out, "a/b", 100);   // a%2Fb
//   append_path_value(out, "..", 100);    // %2E.
//
// Whatever it is, it becomes letters, digits and - _ . % ~, and never a separator,
// a hidden name, nothing at all, or more than there is room for.
#pragma once

#include <string>
#include <string_view>

namespace weir {

// The least room a value can do with.
constexpr std::size_t least_path_value = 24;

// Appends it in at most `most` bytes. What is longer is cut, and a digest of the
// whole tells it from others that begin alike. Requires: most >= least_path_value.
void append_path_value(std::string& out, std::string_view value, std::size_t most);

// True where such a value can have become `text`.
bool is_path_value(std::string_view text, std::size_t most);

}  // namespace weir

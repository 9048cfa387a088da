// Bytes that came from anywhere, as a terminal can show them without obeying them.
#pragma once

#include <string>
#include <string_view>

namespace weir {

// Appends `bytes`; control characters and what isn't UTF-8 as \x1b, newlines as \n,
// a backslash as \\.
void append_visible(std::string& out, std::string_view bytes);

// The same where a terminal shows `out`; elsewhere `bytes` as they are.
void append_bytes(std::string& out, std::string_view bytes, bool on_terminal);

// Spells DEL and C1, which may stand in JSON's strings as they are, \u009b in what of
// `out` is behind `begin`: the same JSON. Requires: it is valid.
void make_json_visible(std::string& out, std::size_t begin);

}  // namespace weir

// JSON text and what it stands for: strings both ways, and numbers written.
// Numbers are read in number.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace weir {

// Appends `text` as a JSON string with its quotation marks. Bytes that are not
// UTF-8 become U+FFFD, so that the result always is.
void append_json_string(std::string& out, std::string_view text);

// Appends the shortest text that reads back as `value`: 0.1, 12, 1e+30. A value
// that JSON can't say (infinite, or not a number) becomes null.
void append_json_number(std::string& out, double value);
void append_json_number(std::string& out, std::int64_t value);
void append_json_number(std::string& out, std::uint64_t value);

// Appends what the inside of a JSON string stands for; false where an escape is
// broken, or is half of a surrogate pair. Requires: no raw control characters.
bool append_unescaped(std::string& out, std::string_view inside);

// How many bytes at the front of `text` are whole characters of UTF-8.
std::size_t utf8_prefix(std::string_view text);

}  // namespace weir

// Base64 (RFC 4648), for bytes that are no text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace weir {

// Appends `bytes` in base64, padded.
void append_base64(std::string& out, std::string_view bytes);

// Appends the bytes that `text` stands for; false, and nothing appended, where it
// isn't base64 with its padding.
bool append_base64_bytes(std::string& out, std::string_view text);

// Appends `bytes` in base64 as far as they make groups of three; how many that
// were. For a stream: the rest goes in front of what comes next.
std::size_t append_base64_groups(std::string& out, std::string_view bytes);

// Appends the last group, of two bytes or one, padded; nothing for none.
// Requires: bytes.size() < 3.
void append_base64_rest(std::string& out, std::string_view bytes);

}  // namespace weir

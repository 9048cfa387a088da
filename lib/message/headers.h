// Headers: the named values that go with a message, in the order they have there;
// a name may occur twice, and a value be null.
//
//   [["trace","4f"],["trace",null],["blob",{"base64":"//4="}]]
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace weir {

struct MessageHeader {
  std::string name;
  std::optional<std::string> value;
  friend bool operator==(const MessageHeader&, const MessageHeader&) = default;
};

// As JSON: an array of pairs. Bytes that aren't UTF-8, in names too, are told as
// {"base64":"…"}.
void append_headers(std::string& out, std::span<const MessageHeader> headers);

// Reads them back. Throws std::invalid_argument, saying why, where `json` is
// anything else.
std::vector<MessageHeader> read_headers(std::string_view json);

}  // namespace weir

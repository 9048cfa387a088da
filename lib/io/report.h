// What a tool has to say to a person: one line on stderr, after its name.
#pragma once

#include <string>
#include <string_view>

namespace weir {

// Control characters in `message` are shown as `?`: it may quote data, and the
// terminal that shows it must not obey data.
void report(std::string_view message);

// `text` as it can be quoted in a message: cut to 60 bytes or so.
std::string excerpt(std::string_view text);

// The tool's name, as it was called.
std::string_view tool_name();

}  // namespace weir

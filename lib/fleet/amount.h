// Shares, numbers and times on a command line, the way people write them.
//
// What parses reads the whole text, and throws a std::invalid_argument that says
// why it can't; what finds gives nullopt then.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "time/time.h"

namespace weir {

// A share of a whole, from none to all, as in "0.01" or "1%".
double parse_share(std::string_view text);
std::optional<double> find_share(std::string_view text);

// A whole number, from 0 to 2^64 - 1.
std::uint64_t parse_whole(std::string_view text);
std::optional<std::uint64_t> find_whole(std::string_view text);

// A number that isn't negative, as in "3" or "0.5".
std::optional<double> find_amount(std::string_view text);

// A point in time, as parse_timestamp() reads it.
Time parse_time(std::string_view text);

// Throws the std::invalid_argument "text: why".
[[noreturn]] void refuse(std::string_view text, const std::string& why);

}  // namespace weir

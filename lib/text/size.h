// Sizes in bytes, the way people write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace weir {

// Reads a whole number from 1 on and its unit, as in "500", "64KiB", "16MiB",
// "2GiB", "1TiB"; nullopt where it is anything else, or more than 2^62.
std::optional<std::uint64_t> parse_size(std::string_view text);

// Writes it so, in the largest unit up to MiB that is exact.
std::string format_size(std::uint64_t size);

}  // namespace weir

// SHA-256 and HMAC of it (FIPS 180-4, RFC 2104).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace weir {

using Digest = std::array<std::uint8_t, 32>;

Digest sha256(std::string_view bytes);
Digest hmac_sha256(std::string_view key, std::string_view bytes);

// In 64 digits.
std::string hex(const Digest& digest);

}  // namespace weir

// Digits: decimal digits read eight at a time, on little-endian machines.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace weir {

// True where all eight bytes are '0' to '9'.
constexpr bool are_eight_digits(std::uint64_t bytes) {
  return ((bytes & 0xF0F0F0F0F0F0F0F0U) |
          (((bytes + 0x0606060606060606U) & 0xF0F0F0F0F0F0F0F0U) >> 4U)) ==
         0x3333333333333333U;
}

// Their value, the first byte in memory being the highest digit. Neighbours are
// joined to two digits, then four, then eight: three multiplications.
constexpr std::uint64_t eight_digits(std::uint64_t bytes) {
  bytes = (bytes & 0x0F0F0F0F0F0F0F0FU) * 2561 >> 8U;
  bytes = (bytes & 0x00FF00FF00FF00FFU) * 6553601 >> 16U;
  return (bytes & 0x0000FFFF0000FFFFU) * 42949672960001 >> 32U;
}

// Reads digits from `at` on, up to `end`, onto `value`, and moves `at` behind
// them. Of more than 19 digits the value is that modulo 2^64.
inline void read_digits(const char*& at, const char* end, std::uint64_t& value) {
  for (; at != end && *at >= '0' && *at <= '9'; ++at)
    value = value * 10 + static_cast<std::uint64_t>(*at - '0');
}

// The value of all of [begin, end), which is 8 to 16 digits: false where it isn't.
// Two words that may overlap; of the last only the digits that are new count.
// Requires: 8 to 16 bytes.
inline bool read_8_to_16_digits(const char* begin, const char* end,
                                std::uint64_t& value) {
  constexpr std::array<std::uint64_t, 9> powers{
      1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000};
  const auto fresh = static_cast<std::size_t>(end - begin) - 8;
  std::uint64_t first = 0, last = 0;
  std::memcpy(&first, begin, sizeof first);
  std::memcpy(&last, end - 8, sizeof last);
  if (!are_eight_digits(first) || !are_eight_digits(last)) return false;
  const std::uint64_t known = fresh == 8 ? 0 : ~std::uint64_t{0} >> (8 * fresh);
  last = (last & ~known) | (0x3030303030303030U & known);
  value = eight_digits(first) * powers[fresh] + eight_digits(last);
  return true;
}

}  // namespace weir

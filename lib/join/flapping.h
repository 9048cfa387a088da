// Flapping: whether something changes too often for each change to be told.
//
//   Flapping flapping;
//   flapping.mark(true, {.low = 0.25, .high = 0.5});  // it changed at this record
//
// As Nagios has it: of the last 20 records, the share at which it changed, of which
// the latest weighs 1.2 and the 20th 0.8.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace weir {

struct FlapLimits {
  double low = 0;   // below this share it is over
  double high = 0;  // above this share it begins
};

// Reads as in "25%,50%": two shares, the first no greater; nullopt otherwise.
std::optional<FlapLimits> parse_flap_limits(std::string_view text);

class Flapping {
 public:
  // Takes a record; true where it flaps from now on.
  bool mark(bool changed, const FlapLimits& limits);

  bool flaps() const { return flaps_; }

  // All that is remembered, and back.
  std::uint32_t bits() const { return history_ | (flaps_ ? flag : 0); }
  void set_bits(std::uint32_t bits) {
    history_ = bits & (flag - 1);
    flaps_ = (bits & flag) != 0;
  }

 private:
  static constexpr std::uint32_t records = 20;
  static constexpr std::uint32_t flag = std::uint32_t{1} << records;

  std::uint32_t history_ = 0;  // a bit a record, the latest lowest
  bool flaps_ = false;
};

}  // namespace weir

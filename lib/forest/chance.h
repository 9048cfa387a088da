// Chance: the numbers that one tree draws at one point.
//
// They depend on the tree and the point alone, so that neither the order in which
// trees are worked at, nor a pause and a saved state, makes a difference.
#pragma once

#include <cstdint>

namespace weir {

// splitmix64 by Steele, Lea and Flood (2014), begun at a mix of both numbers.
class Chance {
 public:
  Chance(std::uint64_t tree, std::uint64_t point) : state_{mix(tree ^ mix(point))} {}

  // A multiple of 2^-53 from [0, 1), all as likely.
  double uniform() {
    return static_cast<double>(mix(state_ += 0x9E3779B97F4A7C15) >> 11U) * 0x1p-53;
  }

  static constexpr std::uint64_t mix(std::uint64_t word) {
    word = (word ^ word >> 30U) * 0xBF58476D1CE4E5B9;
    word = (word ^ word >> 27U) * 0x94D049BB133111EB;
    return word ^ word >> 31U;
  }

 private:
  std::uint64_t state_;
};

}  // namespace weir

// Random: numbers that look drawn by chance, and are the same for the same seed.
//
//   Random random{seed, Stream::Signal};
//   random.uniform()   // from [0, 1)
//   random.below(6)    // 0 to 5
//   random.bell()      // about 0, standard deviation 1
#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace weir {

// The streams of a seed: one for each thing that is left to chance, so that the
// others stay as they are when one more thing is.
enum class Stream : std::uint8_t {
  Signal,
  Devices,
  Anomaly,  // one for each index
  Drop,
  Duplicate,
  Corrupt,
  Late,
};

// xoshiro256++ 1.0 by Blackman and Vigna (prng.di.unimi.it), seeded by
// splitmix64 as they advise. Only integers and exact arithmetic, so that every
// machine draws the same.
class Random {
 public:
  Random(std::uint64_t seed, Stream stream, std::uint32_t index = 0) {
    const auto number = static_cast<std::uint64_t>(stream) + 1;
    std::uint64_t state = seed + mix(number << 32U | index);
    for (std::uint64_t& word : state_) word = mix(state += 0x9E3779B97F4A7C15);
  }

  // 64 bits, each as likely set as not.
  std::uint64_t bits() {
    const std::uint64_t result = std::rotl(state_[0] + state_[3], 23) + state_[0];
    const std::uint64_t shifted = state_[1] << 17U;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = std::rotl(state_[3], 45);
    return result;
  }

  // A multiple of 2^-53 from [0, 1), all as likely.
  double uniform() { return static_cast<double>(bits() >> 11U) * 0x1p-53; }

  // A whole number below `bound`, all as likely but for bound / 2^32.
  // Requires: 0 < bound <= 2^32.
  std::uint64_t below(std::uint64_t bound) { return ((bits() >> 32U) * bound) >> 32U; }

  // True in that share of the calls.
  bool chance(double share) { return uniform() < share; }

  // The sum of four uniform numbers, scaled: mean 0, standard deviation 1, never
  // beyond 3.47. Near enough to a normal one for a sensor's noise.
  double bell() {
    constexpr double middle = 131070, deviation = 37837.2262;  // of that sum
    const std::uint64_t four = bits();
    const std::uint64_t sum = (four & 0xFFFFU) + (four >> 16U & 0xFFFFU) +
                              (four >> 32U & 0xFFFFU) + (four >> 48U);
    return (static_cast<double>(sum) - middle) / deviation;
  }

 private:
  static constexpr std::uint64_t mix(std::uint64_t word) {
    word = (word ^ word >> 30U) * 0xBF58476D1CE4E5B9;
    word = (word ^ word >> 27U) * 0x94D049BB133111EB;
    return word ^ word >> 31U;
  }

  std::array<std::uint64_t, 4> state_{};
};

}  // namespace weir

// Distinct: how many different texts there were, in bounded memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "encoding/encoding.h"

namespace weir {

// Exact up to most_exact different texts; from then on a HyperLogLog (Flajolet
// and others, 2007) of 16,384 registers, whose standard error is 0.8 %.
class Distinct {
 public:
  static constexpr std::size_t most_exact = 4096;

  void add(std::string_view text);
  void merge(const Distinct& other);
  std::uint64_t count() const;

  void save(Encoder& out) const;
  void load(Decoder& in);

 private:
  void add_hash(std::uint64_t hash);
  void note(std::uint64_t hash);

  std::unordered_set<std::uint64_t> hashes_;  // empty once there are registers
  std::vector<std::uint8_t> registers_;
};

}  // namespace weir

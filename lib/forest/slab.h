// Slab: rows of numbers, all as wide, that are taken and given back.
//
// A free row holds the way to the next in its first number, and there are few more
// rows than were ever in use at once: most of a large forest's memory is here. In
// smaller steps they would leave more behind, too small for the next, than they save.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "encoding/encoding.h"

namespace weir {

class Slab {
 public:
  using Index = std::uint32_t;

  // Requires: width > 0.
  explicit Slab(std::size_t width) : width_{width} {}

  // A row; valid until the next take().
  float* at(Index row) { return numbers_.data() + row * width_; }
  const float* at(Index row) const { return numbers_.data() + row * width_; }

  // A row of whatever numbers.
  Index take();
  void give_back(Index row);

  // How many rows there are where so many were in use at once, at most.
  static constexpr std::size_t most_rows(std::size_t used) {
    return used + used / 8 + 8;
  }

  std::size_t width() const { return width_; }
  // How many rows there are, taken or free, and how many bytes that is.
  std::size_t rows() const { return numbers_.size() / width_; }
  std::size_t bytes() const { return numbers_.capacity() * sizeof(float); }

  // Which of the rows are taken.
  std::vector<bool> taken() const;

  // All of it. load() throws std::runtime_error where the bytes are of no slab as
  // wide.
  void save(Encoder& out) const;
  void load(Decoder& in);

 private:
  static constexpr Index none = UINT32_MAX;

  Index next(Index row) const;

  std::size_t width_;
  std::vector<float> numbers_;
  Index free_ = none;
};

}  // namespace weir

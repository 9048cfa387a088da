// PointStore: the points that the trees of a forest share, each kept as long as a
// tree has it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "encoding/encoding.h"
#include "forest/slab.h"

namespace weir {

class PointStore {
 public:
  using Index = Slab::Index;

  // Requires: dimensions > 0.
  explicit PointStore(std::size_t dimensions) : points_{dimensions} {}

  // The coordinates of a point; valid until the next add().
  const float* at(Index index) const { return points_.at(index); }

  // Adds a point, to be filled in, that has one owner.
  Index add();
  float* filled(Index index) { return points_.at(index); }

  // How many owners each has; none: it is forgotten.
  using Owners = std::vector<std::uint16_t>;
  const Owners& owners() const { return owners_; }

  // One more owner has it, or one less; what nobody has any more is forgotten.
  void take(Index index) { ++owners_[index]; }
  void let_go(Index index) {
    if (--owners_[index] == 0) points_.give_back(index);
  }

  // How much room there is where there were so many points at once, at most.
  static constexpr std::size_t most_capacity(std::size_t points) {
    return Slab::most_rows(points);
  }

  // How many points there is room for, and how many bytes that is.
  std::size_t capacity() const { return owners_.size(); }
  std::size_t bytes() const {
    return points_.bytes() + owners_.capacity() * sizeof(std::uint16_t);
  }

  // All of it. load() throws std::runtime_error where the bytes are not of a store
  // with as many dimensions.
  void save(Encoder& out) const;
  void load(Decoder& in);

 private:
  Slab points_;
  Owners owners_;
};

}  // namespace weir

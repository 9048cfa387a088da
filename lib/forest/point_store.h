// PointStore: the points that the trees of a forest share, each kept as long as a
// tree has it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "encoding/encoding.h"

namespace weir {

class PointStore {
 public:
  using Index = std::uint32_t;

  // Requires: dimensions > 0.
  explicit PointStore(std::size_t dimensions) : dimensions_{dimensions} {}

  std::size_t dimensions() const { return dimensions_; }

  // The coordinates of a point; valid until the next add().
  const float* at(Index index) const {
    return coordinates_.data() + index * dimensions_;
  }

  // Adds a point, to be filled in, that has one owner.
  Index add();
  float* filled(Index index) { return coordinates_.data() + index * dimensions_; }

  // One more owner has it, or one less; what nobody has any more is forgotten.
  void take(Index index) { ++owners_[index]; }
  void let_go(Index index) {
    if (--owners_[index] == 0) free_.push_back(index);
  }

  // How many points there is room for, and how many bytes that is.
  std::size_t capacity() const { return owners_.size(); }
  std::size_t bytes() const;

  // All of it. load() throws std::runtime_error where the bytes are not of a store
  // with as many dimensions.
  void save(Encoder& out) const;
  void load(Decoder& in);

 private:
  std::size_t dimensions_;
  std::vector<float> coordinates_;
  std::vector<std::uint16_t> owners_;
  std::vector<Index> free_;
};

}  // namespace weir

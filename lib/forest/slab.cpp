#include "forest/slab.h"

#include <cstring>

#include "forest/raw.h"

namespace weir {

Slab::Index Slab::take() {
  if (free_ == none) {
    const std::size_t before = rows(), after = most_rows(before);
    numbers_.reserve(after * width_);
    numbers_.resize(after * width_);
    for (std::size_t row = after; row > before; --row)
      give_back(static_cast<Index>(row - 1));
  }
  const Index row = free_;
  free_ = next(row);
  return row;
}

void Slab::give_back(Index row) {
  static_assert(sizeof(Index) == sizeof(float));
  std::memcpy(at(row), &free_, sizeof free_);
  free_ = row;
}

Slab::Index Slab::next(Index row) const {
  Index next = none;
  std::memcpy(&next, at(row), sizeof next);
  return next;
}

std::vector<bool> Slab::taken() const {
  std::vector<bool> taken(rows(), true);
  for (Index row = free_; row != none; row = next(row)) taken[row] = false;
  return taken;
}

void Slab::save(Encoder& out) const {
  save_raw(out, numbers_);
  out.whole(free_);
}

void Slab::load(Decoder& in) {
  load_raw(in, numbers_);
  free_ = static_cast<Index>(in.whole());
  require(numbers_.size() % width_ == 0);
  std::size_t left = rows();  // the free ones are not a ring
  for (Index row = free_; row != none; row = next(row))
    require(row < rows() && left-- > 0);
}

}  // namespace weir

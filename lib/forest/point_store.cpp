#include "forest/point_store.h"

#include "forest/raw.h"

namespace weir {

PointStore::Index PointStore::add() {
  if (free_.empty()) {
    // Little at a time: most of a forest's memory is here or in its boxes.
    const std::size_t more = owners_.size() / 32 + 16;
    const std::size_t before = owners_.size();
    coordinates_.reserve((before + more) * dimensions_);
    coordinates_.resize((before + more) * dimensions_);
    owners_.reserve(before + more);
    owners_.resize(before + more);
    for (std::size_t i = before + more; i > before; --i)
      free_.push_back(static_cast<Index>(i - 1));
  }
  const Index index = free_.back();
  free_.pop_back();
  owners_[index] = 1;
  return index;
}

void PointStore::save(Encoder& out) const {
  save_raw(out, coordinates_);
  save_raw(out, owners_);
  save_raw(out, free_);
}

void PointStore::load(Decoder& in) {
  load_raw(in, coordinates_);
  load_raw(in, owners_);
  load_raw(in, free_);
  require(coordinates_.size() == owners_.size() * dimensions_);
  for (const Index index : free_) require(index < owners_.size());
}

std::size_t PointStore::bytes() const {
  return coordinates_.capacity() * sizeof(float) +
         owners_.capacity() * sizeof(std::uint16_t) + free_.capacity() * sizeof(Index);
}

}  // namespace weir

#include "forest/point_store.h"

#include "forest/raw.h"

namespace weir {

PointStore::Index PointStore::add() {
  const Index index = points_.take();
  if (owners_.size() < points_.rows()) {
    owners_.reserve(points_.rows());
    owners_.resize(points_.rows());
  }
  owners_[index] = 1;
  return index;
}

void PointStore::save(Encoder& out) const {
  points_.save(out);
  save_raw(out, owners_);
}

void PointStore::load(Decoder& in) {
  points_.load(in);
  load_raw(in, owners_);
  const std::vector<bool> taken = points_.taken();
  require(owners_.size() == taken.size());
  for (Index i = 0; i < taken.size(); ++i) {
    require(taken[i] == (owners_[i] > 0));
    if (taken[i]) require_finite({points_.at(i), points_.width()});
  }
}

}  // namespace weir

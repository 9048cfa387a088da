#include "forest/reservoir.h"

#include <algorithm>
#include <limits>

#include "forest/raw.h"

namespace weir {

void Reservoir::add(float key, Item item) {
  if (keys_.capacity() == 0) {
    keys_.reserve(capacity_);
    items_.reserve(capacity_);
  }
  std::size_t at = keys_.size();
  keys_.push_back(key);
  items_.push_back(item);
  for (; at > 0; at = (at - 1) / 2) {
    const std::size_t parent = (at - 1) / 2;
    if (keys_[parent] >= key) break;
    keys_[at] = keys_[parent];
    items_[at] = items_[parent];
  }
  keys_[at] = key;
  items_[at] = item;
}

Reservoir::Item Reservoir::take_last() {
  const Item last = items_.front();
  const float key = keys_.back();
  const Item item = items_.back();
  keys_.pop_back();
  items_.pop_back();
  if (!keys_.empty()) sift_down(0, key, item);
  return last;
}

void Reservoir::sift_down(std::size_t at, float key, Item item) {
  for (;;) {
    std::size_t child = 2 * at + 1;
    if (child >= keys_.size()) break;
    if (child + 1 < keys_.size() && keys_[child + 1] > keys_[child]) ++child;
    if (keys_[child] <= key) break;
    keys_[at] = keys_[child];
    items_[at] = items_[child];
    at = child;
  }
  keys_[at] = key;
  items_[at] = item;
}

void Reservoir::save(Encoder& out) const {
  save_raw(out, keys_);
  save_raw(out, items_);
}

void Reservoir::load(Decoder& in, Item end) {
  load_raw(in, keys_);
  load_raw(in, items_);
  require(keys_.size() == items_.size() && keys_.size() <= capacity_);
  for (const Item item : items_) require(item < end);
}

void Reservoir::move_on(float factor) {
  constexpr float most = std::numeric_limits<float>::max();
  for (float& key : keys_) key = std::min(key * factor, most);
}

}  // namespace weir

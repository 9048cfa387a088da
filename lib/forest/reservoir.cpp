#include "forest/reservoir.h"

#include <algorithm>
#include <limits>

#include "forest/raw.h"

namespace weir {

template <typename Item>
void Reservoir<Item>::add(float key, Item item) {
  std::size_t at = size_++;
  for (; at > 0; at = (at - 1) / 2) {
    const std::size_t parent = (at - 1) / 2;
    if (keys_[parent] >= key) break;
    keys_[at] = keys_[parent];
    items_[at] = items_[parent];
  }
  keys_[at] = key;
  items_[at] = item;
}

template <typename Item>
Item Reservoir<Item>::take_last() {
  const Item last = items_[0];
  --size_;
  if (size_ > 0) sift_down(0, keys_[size_], items_[size_]);
  return last;
}

template <typename Item>
void Reservoir<Item>::sift_down(std::size_t at, float key, Item item) {
  for (;;) {
    std::size_t child = 2 * at + 1;
    if (child >= size_) break;
    if (child + 1 < size_ && keys_[child + 1] > keys_[child]) ++child;
    if (keys_[child] <= key) break;
    keys_[at] = keys_[child];
    items_[at] = items_[child];
    at = child;
  }
  keys_[at] = key;
  items_[at] = item;
}

template <typename Item>
void Reservoir<Item>::save(Encoder& out) const {
  save_raw(out, std::span<const float>(keys_, size_));
  save_raw(out, std::span<const Item>(items_, size_));
}

template <typename Item>
void Reservoir<Item>::load(Decoder& in, std::size_t end) {
  std::vector<float> keys;
  std::vector<Item> items;
  load_raw(in, keys);
  load_raw(in, items);
  require(keys.size() == items.size() && keys.size() <= capacity_);
  for (const Item item : items) require(item < end);
  size_ = static_cast<std::uint32_t>(keys.size());
  std::copy(keys.begin(), keys.end(), keys_);
  std::copy(items.begin(), items.end(), items_);
}

template <typename Item>
void Reservoir<Item>::move_on(float factor) {
  constexpr float most = std::numeric_limits<float>::max();
  for (float& key : std::span(keys_, size_)) key = std::min(key * factor, most);
}

template class Reservoir<std::uint16_t>;
template class Reservoir<std::uint32_t>;

}  // namespace weir

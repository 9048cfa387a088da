#include "forest/reservoir.h"

#include <algorithm>
#include <functional>
#include <limits>

#include "forest/raw.h"

namespace weir {

template <typename Item>
void Reservoir<Item>::add(float key, Item item) {
  rise<std::greater_equal<>>(size_++, key, item);
}

template <typename Item>
Item Reservoir<Item>::take_last() {
  const Item last = items_[0];
  --size_;
  if (size_ > 0) rise<std::greater<>>(lowest_gap(), keys_[size_], items_[size_]);
  return last;
}

// Puts an item in a gap, or on the way from there to the front: below the first that
// is larger.
template <typename Item>
template <typename Larger>
void Reservoir<Item>::rise(std::size_t gap, float key, Item item) {
  for (; gap > 0; gap = (gap - 1) / 2) {
    const std::size_t parent = (gap - 1) / 2;
    if (Larger{}(keys_[parent], key)) break;
    keys_[gap] = keys_[parent];
    items_[gap] = items_[parent];
  }
  keys_[gap] = key;
  items_[gap] = item;
}

// Takes the front out, and lets the larger children move up: where the gap comes to
// lie at last. What is to fill it was as low and will hardly rise again, so asking on
// each step whether it may stay would only be one more thing to guess wrong.
template <typename Item>
std::size_t Reservoir<Item>::lowest_gap() {
  std::size_t gap = 0;
  for (std::size_t child = 1; child < size_; child = 2 * gap + 1) {
    const bool other = child + 1 < size_ && keys_[child + 1] > keys_[child];
    child += other ? 1 : 0;
    keys_[gap] = keys_[child];
    items_[gap] = items_[child];
    gap = child;
  }
  return gap;
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

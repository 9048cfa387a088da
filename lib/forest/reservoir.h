// Reservoir: which of all points seen so far are a tree's sample: each stays with
// a chance that decays with its age.
//
// Weighted sampling without replacement by Efraimidis and Spirakis (2006). The
// point of time t gets the key -ln(u) e^(-decay t), u uniform; the points with the
// smallest keys are the sample. Keys are kept relative to a time that is moved on
// now and then, as floats that never run out of digits.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "encoding/encoding.h"
#include "forest/chance.h"

namespace weir {

template <typename Item>
class Reservoir {
 public:
  // Room for one: many share an array. As long as both, and not empty.
  struct Room {
    std::span<float> keys;
    std::span<Item> items;
  };
  explicit Reservoir(const Room& room)
      : keys_{room.keys.data()},
        items_{room.items.data()},
        capacity_{static_cast<std::uint32_t>(room.keys.size())} {}

  std::size_t size() const { return size_; }
  std::size_t capacity() const { return capacity_; }
  std::span<const Item> items() const { return {items_, size_}; }
  bool is_full() const { return size_ == capacity_; }

  // The key of a point that is to be taken; nullopt where it isn't. `decayed` is
  // e^(-decay t).
  std::optional<float> key(Chance& chance, double decayed) const {
    const double rest = chance.uniform();  // 1 - u, and -ln(u) is at least that
    if (is_full() && rest * decayed >= static_cast<double>(keys_[0]))
      return std::nullopt;
    const auto key = static_cast<float>(-std::log1p(-rest) * decayed);
    if (is_full() && key >= keys_[0]) return std::nullopt;
    return key;
  }

  // Adds an item. Requires: it isn't full.
  void add(float key, Item item);

  // Takes the item out that is to go first. Requires: there is one.
  Item take_last();

  // Says that time is counted from a later moment on: keys grow by `factor`.
  void move_on(float factor);

  // load() throws std::runtime_error where the bytes hold no sample of this
  // capacity with items below `end`.
  void save(Encoder& out) const;
  void load(Decoder& in, std::size_t end);

 private:
  template <typename Larger>
  void rise(std::size_t gap, float key, Item item);
  std::size_t lowest_gap();

  // A heap with the largest key in front.
  float* keys_;
  Item* items_;
  std::uint32_t size_ = 0, capacity_;
};

}  // namespace weir

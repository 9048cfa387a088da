#include "keys/key_table.h"

#include <algorithm>

namespace weir {

constexpr std::size_t smallest_table = 16;

std::optional<std::uint32_t> KeyTable::find(std::string_view key) const {
  if (slots_.empty()) return std::nullopt;
  const std::uint64_t hash = KeyTable::hash(key);
  for (std::size_t at = hash & mask_;; at = (at + 1) & mask_) {
    const Slot slot = slots_[at];
    if (slot.number == 0) return std::nullopt;
    if (slot.tag == tag(hash) && this->key(slot.number - 1) == key)
      return slot.number - 1;
  }
}

std::uint32_t KeyTable::add(std::string_view key, std::uint64_t hash, std::size_t at) {
  texts_.append(key);
  ends_.push_back(texts_.size());
  const auto number = static_cast<std::uint32_t>(ends_.size());
  slots_[at] = {number, tag(hash)};
  if (ends_.size() * 4 > slots_.size() * 3) grow();
  return number - 1;
}

// Twice the slots, filled anew.
void KeyTable::grow() {
  slots_.assign(std::max(smallest_table, slots_.size() * 2), Slot{});
  mask_ = slots_.size() - 1;
  for (std::uint32_t number = 0; number < ends_.size(); ++number) {
    const std::uint64_t hash = KeyTable::hash(key(number));
    std::size_t at = hash & mask_;
    while (slots_[at].number != 0) at = (at + 1) & mask_;
    slots_[at] = {number + 1, tag(hash)};
  }
}

void KeyTable::clear() {
  std::fill(slots_.begin(), slots_.end(), Slot{});
  texts_.clear();
  ends_.clear();
}

}  // namespace weir

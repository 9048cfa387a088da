#include "rcf/keyed_forests.h"

namespace weir {

KeyedForest& KeyedForests::of(std::string_view key) {
  const auto known = places_.find(key);
  if (known == places_.end()) {
    if (order_.size() >= max_keys_) {
      if (settle_) settle_();
      places_.erase(order_.back().key());
      order_.pop_back();
      ++forgotten_;
    }
    return add(key, order_.begin());
  }
  if (known->second != order_.begin())
    order_.splice(order_.begin(), order_, known->second);
  return order_.front();
}

KeyedForest& KeyedForests::add(std::string_view key, Order::iterator before) {
  const auto place = order_.emplace(before, key, options_);
  places_.emplace(place->key(), place);
  return *place;
}

void KeyedForests::save(Encoder& out) const {
  out.whole(forgotten_);
  out.whole(order_.size());
  for (const KeyedForest& one : order_) {
    out.text(one.key());
    one.save(out);
  }
}

void KeyedForests::load(Decoder& in) {
  order_.clear();
  places_.clear();
  forgotten_ = in.whole();
  for (std::size_t left = in.count(8); left > 0; --left)
    add(in.text(), order_.end()).load(in);
}

}  // namespace weir

// Keyed: what is held for each key, up to so many keys.
//
//   Keyed<Rarity> rarities{max_keys, [] { return std::make_unique<Rarity>(); }};
//   rarities.of("north")->of(0.8);
#pragma once

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "encoding/encoding.h"
#include "keys/key_table.h"

namespace weir {

template <typename Held>
class Keyed : public Remembered {
 public:
  // Of at most `max_keys` keys; what a new one holds is made by `make`.
  using Make = std::function<std::unique_ptr<Held>()>;
  Keyed(std::uint64_t max_keys, Make make)
      : max_keys_{max_keys}, make_{std::move(make)} {}

  // The key's; null where that would be one key too many.
  Held* of(std::string_view key) {
    if (const auto known = keys_.find(key)) return held_[*known].get();
    if (keys_.size() >= max_keys_) return nullptr;
    return add(key);
  }

  void save(Encoder& out) const override {
    out.whole(held_.size());
    for (std::uint32_t i = 0; i < held_.size(); ++i) {
      out.text(keys_.key(i));
      held_[i]->save(out);
    }
  }

  void load(Decoder& in) override {
    keys_.clear();
    held_.clear();
    for (std::size_t left = in.count(8); left > 0; --left) add(in.text())->load(in);
  }

 private:
  Held* add(std::string_view key) {
    keys_.find_or_add(key);
    return held_.emplace_back(make_()).get();
  }

  std::uint64_t max_keys_;
  Make make_;
  KeyTable keys_;
  std::vector<std::unique_ptr<Held>> held_;
};

}  // namespace weir

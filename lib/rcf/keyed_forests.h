// KeyedForests: a forest for each key, of which the one not seen for longest is
// forgotten when they become too many.
#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <string_view>
#include <unordered_map>

#include "rcf/keyed_forest.h"

namespace weir {

class KeyedForests : public Remembered {
 public:
  // At most `max_keys` of them.
  KeyedForests(const KeyedForestOptions& options, std::uint64_t max_keys)
      : options_{options}, max_keys_{max_keys} {}

  // Has `settle` done before one is forgotten: it may still have something to do.
  void before_forgetting(std::function<void()> settle) { settle_ = std::move(settle); }

  // The key's, valid until it is forgotten.
  KeyedForest& of(std::string_view key);

  // How many were forgotten.
  std::uint64_t forgotten() const { return forgotten_; }

  void save(Encoder& out) const override;
  void load(Decoder& in) override;

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  using Order = std::list<KeyedForest>;  // the latest seen in front

  KeyedForest& add(std::string_view key, Order::iterator before);

  KeyedForestOptions options_;
  std::uint64_t max_keys_;
  std::function<void()> settle_;
  Order order_;
  std::unordered_map<std::string_view, Order::iterator, Hash, std::equal_to<>> places_;
  std::uint64_t forgotten_ = 0;
};

}  // namespace weir

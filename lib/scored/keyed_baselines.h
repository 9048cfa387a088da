// KeyedBaselines: a baseline for each key.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "baseline/baseline.h"
#include "keys/key_table.h"

namespace weir {

class KeyedBaselines : public Remembered {
 public:
  // Of at most `max_keys` keys.
  KeyedBaselines(const BaselineOptions& options, std::uint64_t max_keys)
      : options_{options}, max_keys_{max_keys} {}

  // The key's; null where that would be one key too many.
  Baseline* of(std::string_view key);

  void save(Encoder& out) const override;
  void load(Decoder& in) override;

 private:
  BaselineOptions options_;
  std::uint64_t max_keys_;
  KeyTable keys_;
  std::vector<std::unique_ptr<Baseline>> baselines_;
};

}  // namespace weir

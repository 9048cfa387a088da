#include "scored/keyed_baselines.h"

namespace weir {

Baseline* KeyedBaselines::of(std::string_view key) {
  const auto known = keys_.find(key);
  if (known) return baselines_[*known].get();
  if (keys_.size() >= max_keys_) return nullptr;
  keys_.find_or_add(key);
  return baselines_.emplace_back(make_baseline(options_)).get();
}

void KeyedBaselines::save(Encoder& out) const {
  out.whole(baselines_.size());
  for (std::uint32_t i = 0; i < baselines_.size(); ++i) {
    out.text(keys_.key(i));
    baselines_[i]->save(out);
  }
}

void KeyedBaselines::load(Decoder& in) {
  keys_.clear();
  baselines_.clear();
  for (std::size_t left = in.count(8); left > 0; --left) {
    keys_.find_or_add(in.text());
    baselines_.emplace_back(make_baseline(options_))->load(in);
  }
}

}  // namespace weir

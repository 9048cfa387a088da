// Rarity: how seldom a score as high has come before, so that scores of any scale,
// and of any stream, can be held against the same threshold.
//
//   Rarity rarity;
//   rarity.of(0.81)   // nothing, as long as there are too few scores
//   rarity.of(0.83)   // 0.6: a quarter of them were as high
//   rarity.of(2.40)   // 4: one in 10,000 would be
#pragma once

#include <cstdint>
#include <optional>

#include "encoding/encoding.h"
#include "rarity/histogram.h"

namespace weir {

struct RarityOptions {
  // The share of the scores, the highest ones, beyond which they are taken to thin
  // out exponentially.
  double tail = 0.1;
  std::uint64_t least = 200;      // scores before it says anything
  std::uint64_t decay = 100'000;  // a score's weight falls by e in so many
};

// Below the tail it is the share of the scores before that were as high; within it,
// where they are few, an exponential distribution of the same mean excess: what
// excesses over a high threshold come to, whatever the scores (Pickands, 1975), with
// a shape of 0; Siffer and others, "Anomaly detection in streams with extreme value
// theory" (2017), do the same with the shape fitted too.
class Rarity : public Remembered {
 public:
  static constexpr double most = 100;

  explicit Rarity(const RarityOptions& options = {})
      : tail_{options.tail}, least_{options.least}, scores_{options.decay} {}

  // The negative decimal logarithm of the probability of such a score or a higher
  // one, by those before it, `most` at most. Where all before were alike, a higher
  // one is one in so many as there were. The score is learned then; one beyond all
  // measure, as a lesser one. Requires: it is not NaN.
  std::optional<double> of(double score);

  void save(Encoder& out) const override { scores_.save(out); }
  void load(Decoder& in) override { scores_.load(in); }

 private:
  double measure(double score, const Histogram::Top& top) const;

  double tail_;
  std::uint64_t least_;
  Histogram scores_;
};

}  // namespace weir

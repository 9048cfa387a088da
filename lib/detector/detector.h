// Detector: which values of a stream are out of the ordinary, with nothing to set.
//
//   Detector detector;
//   if (detector.mark(21.5).anomaly) ...
//
// A value is as out of the ordinary as the rarest of three things: its level, which is
// how far the value is from the nearest one before it; its mean, the same of the mean
// of the latest values, in which one weighs less by e after 24 others; and its course,
// which is how unlike what came before it is, together with the 23 values before it,
// to a random cut forest.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

#include "encoding/encoding.h"
#include "forest/forest.h"
#include "rarity/histogram.h"
#include "rarity/rarity.h"

namespace weir {

struct DetectorOptions {
  double threshold = 2.3;     // of the rarity: one in 200
  std::uint64_t rest = 1000;  // values without an alert after one, at most
};

class Detector : public Remembered {
 public:
  explicit Detector(const DetectorOptions& options);

  struct Verdict {
    std::optional<double> level, mean, course;  // rarities; none of too few values
    bool anomaly = false;

    std::optional<double> rarity() const { return std::max({level, mean, course}); }
  };

  // What is to be said of a value, which is then learned. An anomaly is followed by
  // a rest, as what follows mostly belongs to it: of 3 % of the values so far, but
  // for one that is a hundred times as rare. Requires: it is finite.
  Verdict mark(double value);

  void save(Encoder& out) const override;
  void load(Decoder& in) override;

 private:
  // How far numbers are from the nearest one before them.
  struct Distances {
    Histogram before;
    Rarity rarity;

    // How seldom it is so far; the number is learned then.
    std::optional<double> of(double number);
    void save(Encoder& out) const;
    void load(Decoder& in);
  };

  bool is_alert(double rarity);

  DetectorOptions options_;
  Distances level_, mean_;
  Forest forest_;
  Rarity course_;
  double latest_ = 0;  // the mean of the latest values
  std::uint64_t count_ = 0;
  double origin_ = 0;           // the first value
  std::uint64_t rests_to_ = 0;  // up to this value
  double alert_ = 0;            // the rarity of the last one
};

}  // namespace weir

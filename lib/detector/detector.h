// Detector: which values of a stream are out of the ordinary, with nothing to set.
//
//   Detector detector;
//   if (detector.mark(21.5).anomaly) ...
//
// A value is as out of the ordinary as the rarer of two things: its level, which is
// how far the value is from the nearest one before it, and its course, which is how
// unlike what came before it is, together with the 23 values before it, to a random
// cut forest.
#pragma once

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
    std::optional<double> level, course;  // rarities; none while there are too few
    bool anomaly = false;

    std::optional<double> rarity() const { return course > level ? course : level; }
  };

  // What is to be said of a value, which is then learned. An anomaly is followed by
  // a rest, as what follows mostly belongs to it: of 3 % of the values so far, but
  // for one that is a hundred times as rare. Requires: it is finite.
  Verdict mark(double value);

  void save(Encoder& out) const override;
  void load(Decoder& in) override;

 private:
  bool is_alert(double rarity);

  DetectorOptions options_;
  Histogram values_;
  Forest forest_;
  Rarity level_, course_;
  std::uint64_t count_ = 0;
  double origin_ = 0;           // the first value
  std::uint64_t rests_to_ = 0;  // up to this value
  double alert_ = 0;            // the rarity of the last one
};

}  // namespace weir

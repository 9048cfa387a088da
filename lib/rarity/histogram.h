// Histogram: what values have been like, in bounded memory: a few hundred places,
// each with the weight of the values that came there.
//
//   Histogram seen;
//   for (const double value : {1.0, 2.0, 7.0}) seen.add(value);
//   seen.distance(4);        // 2: from there to the nearest
//   seen.share_from(2);      // 2/3 of the values are 2 or more
//   seen.top(0.5);           // what the upper half is like
#pragma once

#include <cstdint>
#include <vector>

#include "encoding/encoding.h"

namespace weir {

// Ben-Haim and Tom-Tov, "A Streaming Parallel Decision Tree Algorithm" (2010), with
// values that fade: what lies close together is merged when there are most_places,
// so that what lies far off keeps a place of its own. Exact up to that.
class Histogram {
 public:
  static constexpr std::size_t most_places = 256;

  // A value's weight falls by e with every `decay` others; what came but once has
  // no place any more when twice as many have come. Requires: decay > 0.
  explicit Histogram(std::uint64_t decay = 100'000);

  // Requires: it is finite.
  void add(double value);

  // How many were added.
  std::uint64_t count() const { return count_; }

  // The weight of the newest value, and of all of them.
  double unit() const { return unit_; }
  double weight() const { return weight_; }

  // How far it is from there to the nearest place. Requires: there is one.
  double distance(double value) const;

  // The share of the weight that values from there on have.
  double share_from(double value) const;

  // The uppermost values that have such a share of the weight.
  struct Top {
    double from;  // the least of them
    double mean;
  };
  // Requires: there are values, and 0 < share < 1.
  Top top(double share) const;

  // load() throws std::runtime_error where the bytes are not what save() made.
  void save(Encoder& out) const;
  void load(Decoder& in);

 private:
  struct Place {
    double value, weight;
  };

  std::vector<Place>::const_iterator find(double value) const;
  void merge_nearest();
  void fade();
  bool makes_sense() const;

  std::uint64_t decay_;
  double growth_;  // of the unit, from value to value
  double unit_ = 1;
  double weight_ = 0;
  std::uint64_t count_ = 0;
  std::vector<Place> places_;  // in order of value
};

}  // namespace weir

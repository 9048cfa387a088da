// Quantiles: any quantile of values that come one by one, in bounded memory.
//
//   Quantiles values;
//   for (const double value : {1.0, 2.0, 4.0}) values.add(value);
//   values.at(0.5);   // 2
//   values.at(0.75);  // 3: between two values it is interpolated
#pragma once

#include <cstddef>
#include <vector>

#include "encoding/encoding.h"

namespace weir {

// Exact up to most_exact values (the definition is type 7 of Hyndman and Fan, as
// in NumPy, R and percentile_cont of SQL). From then on a merging t-digest
// (Dunning and Ertl, "Computing extremely accurate quantiles using t-digests",
// 2019): what is given for q is the value of a rank within 0.005 of q, and within
// 0.0005 for q up to 0.01 and from 0.99 on.
class Quantiles {
 public:
  static constexpr std::size_t most_exact = 4096;

  void add(double value);
  void merge(const Quantiles& other);

  // The value that the share `q` of the values don't exceed. Requires: there
  // are values, and 0 <= q <= 1.
  double at(double q) const;

  bool empty() const { return values_.empty() && centroids_.empty(); }

  void save(Encoder& out) const;
  void load(Decoder& in);

 private:
  struct Centroid {
    double mean;
    double weight;
  };

  void compress();
  double of_exact(double q) const;
  double of_digest(double q) const;

  // Values that are not in a centroid yet: all of them while exact.
  mutable std::vector<double> values_;
  std::vector<Centroid> centroids_;  // in order of mean
  double least_ = 0, most_ = 0;      // of what is in centroids
};

}  // namespace weir

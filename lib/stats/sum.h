// Sum: a sum of doubles that keeps what rounding would lose.
#pragma once

#include <cmath>

#include "encoding/encoding.h"

namespace weir {

// Neumaier's variant of Kahan's summation (Zeitschrift für Angewandte Mathematik
// und Mechanik 54, 1974): 1e16 + 1 - 1e16 is 1.
class Sum {
 public:
  void add(double value) {
    const double total = total_ + value;
    lost_ += std::fabs(total_) >= std::fabs(value) ? (total_ - total) + value
                                                   : (value - total) + total_;
    total_ = total;
  }
  void merge(const Sum& other) {
    add(other.total_);
    lost_ += other.lost_;
  }

  // Infinite, or not a number, where the sum is too large for a double.
  double value() const { return std::isfinite(lost_) ? total_ + lost_ : total_; }

  void save(Encoder& out) const { out.number(total_), out.number(lost_); }
  void load(Decoder& in) { total_ = in.number(), lost_ = in.number(); }

 private:
  double total_ = 0;
  double lost_ = 0;
};

}  // namespace weir

// Moments: count, mean and variance of values that come one by one.
#pragma once

#include <cstdint>

#include "encoding/encoding.h"

namespace weir {

// Welford's recurrence (Technometrics 4, 1962) and, for two sets of values,
// Chan, Golub and LeVeque's: no sum of squares, so nothing cancels where the
// values are large and their spread is small. What is kept is relative to the
// first value, so that the mean's own rounding doesn't blur a small spread.
class Moments {
 public:
  void add(double value) {
    if (count_++ == 0) origin_ = value;
    const double moved = value - origin_;
    const double step = moved - mean_;
    mean_ += step / static_cast<double>(count_);
    squares_ += step * (moved - mean_);
  }

  void merge(const Moments& other) {
    if (other.count_ == 0) return;
    if (count_ == 0) origin_ = other.origin_;
    const auto mine = static_cast<double>(count_),
               theirs = static_cast<double>(other.count_);
    const double step = other.mean_ + (other.origin_ - origin_) - mean_;
    count_ += other.count_;
    mean_ += step * theirs / (mine + theirs);
    squares_ += other.squares_ + step * step * mine * theirs / (mine + theirs);
  }

  std::uint64_t count() const { return count_; }
  double mean() const { return origin_ + mean_; }
  // How far a value is above the mean, which mean() may be too coarse to tell.
  double above_mean(double value) const { return value - origin_ - mean_; }
  // The sum of the squared distances from the mean.
  double squares() const { return squares_; }

  void save(Encoder& out) const {
    out.whole(count_), out.number(origin_), out.number(mean_), out.number(squares_);
  }
  void load(Decoder& in) {
    count_ = in.whole(), origin_ = in.number(), mean_ = in.number(),
    squares_ = in.number();
  }

 private:
  std::uint64_t count_ = 0;
  double origin_ = 0;  // the first value
  double mean_ = 0;    // less the origin
  double squares_ = 0;
};

}  // namespace weir

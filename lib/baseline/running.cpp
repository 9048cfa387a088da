#include "baseline/running.h"

#include <algorithm>
#include <cmath>

namespace weir {

Baseline::Measure AllValues::measure(double value) const {
  const double others = std::max(static_cast<double>(moments_.count()) - 1, 1.0);
  return {moments_.above_mean(value), std::sqrt(moments_.squares() / others),
          moments_.mean()};
}

Baseline::Measure HalfLife::measure(double value) const {
  return {value - origin_ - mean_, std::sqrt(squares_ / weight_), origin_ + mean_};
}

void HalfLife::learn(double value, Time time) {
  if (count_++ == 0) {
    origin_ = value;
    newest_ = time;
  }
  const double halvings =
      half_span_ == Duration{}
          ? 1 / static_cast<double>(half_count_)
          : to_seconds(std::max(time - newest_, Duration{})) / to_seconds(half_span_);
  newest_ = std::max(newest_, time);
  const double kept = std::exp2(-halvings);
  weight_ = weight_ * kept + 1;
  const double step = value - origin_ - mean_;
  mean_ += step / weight_;
  squares_ = squares_ * kept + step * (value - origin_ - mean_);
  // The first value fades: what it was must not blur what is small beside it.
  const double centre = origin_ + mean_;
  mean_ -= centre - origin_;
  origin_ = centre;
}

void HalfLife::save(Encoder& out) const {
  out.whole(count_);
  out.time(newest_);
  for (const double number : {weight_, origin_, mean_, squares_}) out.number(number);
}

void HalfLife::load(Decoder& in) {
  count_ = in.whole();
  newest_ = in.time();
  for (double* number : {&weight_, &origin_, &mean_, &squares_}) *number = in.number();
}

}  // namespace weir

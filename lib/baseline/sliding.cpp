#include "baseline/sliding.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace weir {
namespace {

// Where the sum of squares shrinks to so little of itself, what is left of it is
// rounding more than anything else.
constexpr double most_cancelled = 1e-6;

constexpr double of_normal = 1.4826;  // 1 / the upper quartile of a standard normal

}  // namespace

void LatestValues::add(double value, Time time) {
  if (!entries_.empty()) time = std::max(time, entries_.back().time);
  entries_.push_back({time, value});
}

bool LatestValues::is_oldest_gone(Time time, bool one_more) const {
  if (entries_.empty()) return false;
  return entries_.size() + (one_more ? 1 : 0) > most_ ||
         (span_ > Duration{} && entries_.front().time <= time - span_);
}

double LatestValues::take_oldest() {
  const double value = entries_.front().value;
  entries_.pop_front();
  return value;
}

void LatestValues::save(Encoder& out) const {
  out.whole(entries_.size());
  for (const Entry& entry : entries_) out.time(entry.time), out.number(entry.value);
}

void LatestValues::load(Decoder& in) {
  entries_.clear();
  for (std::size_t left = in.count(16); left > 0; --left) {
    const Time time = in.time();
    entries_.push_back({time, in.number()});
  }
}

Baseline::Measure SlidingMean::measure(double value) const {
  const double others = std::max(static_cast<double>(count()) - 1, 1.0);
  return {value - origin_ - mean_, std::sqrt(std::max(squares_, 0.0) / others),
          origin_ + mean_};
}

void SlidingMean::learn(double value, Time time) {
  while (latest_.is_oldest_gone(time, true)) take_oldest();
  latest_.add(value, time);
  if (count() == 1) origin_ = value;
  const double moved = value - origin_;
  const double step = moved - mean_;
  mean_ += step / static_cast<double>(count());
  squares_ += step * (moved - mean_);
  if (++changes_ > count()) renew();
}

void SlidingMean::advance(Time time) {
  while (latest_.is_oldest_gone(time, false)) take_oldest();
}

void SlidingMean::take_oldest() {
  const double moved = latest_.take_oldest() - origin_;
  ++changes_;
  if (count() == 0) {
    mean_ = squares_ = 0;
    return;
  }
  const double before = squares_;
  const double step = moved - mean_;
  mean_ -= step / static_cast<double>(count());
  squares_ -= step * (moved - mean_);
  if (squares_ < before * most_cancelled) renew();
}

void SlidingMean::renew() {
  changes_ = 0;
  origin_ = latest_.entries().back().value;
  double sum = 0;
  for (const auto& entry : latest_.entries()) sum += entry.value - origin_;
  mean_ = sum / static_cast<double>(count());
  squares_ = 0;
  for (const auto& entry : latest_.entries()) {
    const double step = entry.value - origin_ - mean_;
    squares_ += step * step;
  }
}

void SlidingMean::save(Encoder& out) const {
  latest_.save(out);
  out.whole(changes_);
  for (const double number : {origin_, mean_, squares_}) out.number(number);
}

void SlidingMean::load(Decoder& in) {
  latest_.load(in);
  changes_ = in.whole();
  for (double* number : {&origin_, &mean_, &squares_}) *number = in.number();
}

SlidingMedian::Median SlidingMedian::median() const {
  const std::size_t middle = sorted_.size() / 2;
  if (sorted_.size() % 2 != 0) return {sorted_[middle], 0};
  return {sorted_[middle - 1], sorted_[middle] / 2 - sorted_[middle - 1] / 2};
}

// The distances of the values below, from near to far, and of those above are each
// in order already, and are merged up to the middle one.
double SlidingMedian::median_distance(const Median& from) const {
  auto above = sorted_.begin() + static_cast<std::ptrdiff_t>(sorted_.size() / 2);
  auto below = above;
  double last = 0, before = 0;
  for (std::size_t i = 0; i <= sorted_.size() / 2; ++i) {
    before = last;
    const bool takes_above =
        below == sorted_.begin() ||
        (above != sorted_.end() && from.to(*above) <= -from.to(*(below - 1)));
    last = takes_above ? from.to(*above++) : -from.to(*--below);
  }
  return sorted_.size() % 2 != 0 ? last : std::midpoint(before, last);
}

Baseline::Measure SlidingMedian::measure(double value) const {
  const Median middle = median();
  return {middle.to(value), median_distance(middle) * of_normal,
          middle.value + middle.rest};
}

void SlidingMedian::learn(double value, Time time) {
  while (latest_.is_oldest_gone(time, true)) take_oldest();
  latest_.add(value, time);
  sorted_.insert(std::upper_bound(sorted_.begin(), sorted_.end(), value), value);
}

void SlidingMedian::advance(Time time) {
  while (latest_.is_oldest_gone(time, false)) take_oldest();
}

void SlidingMedian::take_oldest() {
  sorted_.erase(
      std::lower_bound(sorted_.begin(), sorted_.end(), latest_.take_oldest()));
}

void SlidingMedian::load(Decoder& in) {
  latest_.load(in);
  sorted_.clear();
  for (const auto& entry : latest_.entries()) sorted_.push_back(entry.value);
  std::sort(sorted_.begin(), sorted_.end());
}

}  // namespace weir

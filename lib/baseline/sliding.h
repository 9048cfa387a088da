// Baselines of the latest values: a number of them, or those of a span of time.
// Each holds the values it goes by, 16 bytes a value; 24 where it is robust.
#pragma once

#include <deque>
#include <vector>

#include "baseline/baseline.h"

namespace weir {

// What the latest values are, oldest first.
class LatestValues {
 public:
  // The last `count`; or, where `span` is given, those of the span up to the newest,
  // `count` of them at most.
  LatestValues(std::uint64_t count, Duration span) : most_{count}, span_{span} {}

  struct Entry {
    Time time;
    double value = 0;
  };
  const std::deque<Entry>& entries() const { return entries_; }

  // Adds one. A time before the newest counts as that.
  void add(double value, Time time);
  // True where the oldest one is to go, were the newest of `time`, or one more to
  // come.
  bool is_oldest_gone(Time time, bool one_more) const;
  double take_oldest();

  void save(Encoder& out) const;
  void load(Decoder& in);

 private:
  std::uint64_t most_;
  Duration span_;
  std::deque<Entry> entries_;
};

// Their mean and sample standard deviation. Values are added to the sums and taken
// from them again, and so that rounding doesn't pile up, the sums are made anew as
// often as all values have changed.
class SlidingMean : public Baseline {
 public:
  SlidingMean(std::uint64_t count, Duration span) : latest_{count, span} {}

  std::uint64_t count() const override { return latest_.entries().size(); }
  Measure measure(double value) const override;
  void learn(double value, Time time) override;
  void advance(Time time) override;
  void save(Encoder& out) const override;
  void load(Decoder& in) override;

 private:
  void take_oldest();
  void renew();

  LatestValues latest_;
  std::uint64_t changes_ = 0;  // since the sums were made anew
  double origin_ = 0;
  double mean_ = 0;  // less the origin
  double squares_ = 0;
};

// Their median, and the median of the distances from it, times 1.4826, which for
// values of a normal distribution is the standard deviation.
class SlidingMedian : public Baseline {
 public:
  SlidingMedian(std::uint64_t count, Duration span) : latest_{count, span} {}

  std::uint64_t count() const override { return sorted_.size(); }
  Measure measure(double value) const override;
  void learn(double value, Time time) override;
  void advance(Time time) override;
  void save(Encoder& out) const override { latest_.save(out); }
  void load(Decoder& in) override;

 private:
  // One of the values and what is to be added, so that the median of large values
  // is as exact as they are.
  struct Median {
    double value, rest;
    double to(double other) const { return other - value - rest; }
  };

  void take_oldest();
  Median median() const;
  double median_distance(const Median& from) const;

  LatestValues latest_;
  std::vector<double> sorted_;
};

}  // namespace weir

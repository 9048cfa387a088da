// Baselines of constant size: all values so far, or a weighted mean of them.
#pragma once

#include "baseline/baseline.h"
#include "stats/moments.h"

namespace weir {

// Every value so far, mean and sample standard deviation.
class AllValues : public Baseline {
 public:
  std::uint64_t count() const override { return moments_.count(); }
  Measure measure(double value) const override;
  void learn(double value, Time /*time*/) override { moments_.add(value); }
  void save(Encoder& out) const override { moments_.save(out); }
  void load(Decoder& in) override { moments_.load(in); }

 private:
  Moments moments_;
};

// All values, of which the older weigh less: by half each half-life. West's
// recurrence for weighted values (Communications of the ACM 22, 1979); the
// deviation is that of the weights as a population.
class HalfLife : public Baseline {
 public:
  // By number of values, or by their times where `span` is given.
  HalfLife(std::uint64_t count, Duration span) : half_count_{count}, half_span_{span} {}

  std::uint64_t count() const override { return count_; }
  Measure measure(double value) const override;
  void learn(double value, Time time) override;
  void save(Encoder& out) const override;
  void load(Decoder& in) override;

 private:
  std::uint64_t half_count_;
  Duration half_span_;
  std::uint64_t count_ = 0;
  Time newest_{};
  double weight_ = 0;
  double origin_ = 0;  // the mean, as far as a double tells it
  double mean_ = 0;    // the rest of it
  double squares_ = 0;
};

}  // namespace weir

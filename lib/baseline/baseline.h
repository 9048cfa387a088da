// Baseline: what values have been like, to tell how far off the next one is.
//
//   auto baseline = make_baseline({.kind = BaselineOptions::Kind::Last, .count = 100});
//   baseline->learn(21.5, noon);
//   baseline->measure(30)   // how far above the middle, and what is usual
#pragma once

#include <cstdint>
#include <memory>

#include "encoding/encoding.h"
#include "time/time.h"

namespace weir {

struct BaselineOptions {
  enum class Kind : unsigned char {
    All,       // every value so far
    Last,      // the last `count` of them
    Span,      // those of the last `span`
    HalfLife,  // all, a value's weight halving with each `count` or `span`
  };
  Kind kind = Kind::All;
  std::uint64_t count = 0;
  Duration span{};  // where it is a span that counts
  // Median and median absolute deviation in place of mean and standard deviation.
  // Of Last and Span only.
  bool robust = false;
  std::uint64_t most = 100'000;  // values that a Span may hold
};

class Baseline : public Remembered {
 public:
  struct Measure {
    double above = 0;      // the value less the middle
    double deviation = 0;  // of the values from their middle, the usual one
    double middle = 0;
  };

  // How many values it goes by.
  virtual std::uint64_t count() const = 0;

  // Requires: count() > 0.
  virtual Measure measure(double value) const = 0;

  // A value of `time` has come. Requires: it is finite.
  virtual void learn(double value, Time time) = 0;

  // Forgets what is too old for a value of `time`.
  virtual void advance(Time /*time*/) {}
};

// Requires: a positive count or span where the kind has one.
std::unique_ptr<Baseline> make_baseline(const BaselineOptions& options);

}  // namespace weir

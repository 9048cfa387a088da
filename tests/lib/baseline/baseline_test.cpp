#include "baseline/baseline.h"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using weir::BaselineOptions;
using weir::make_baseline;
using weir::Time;

namespace {

constexpr Time noon{12h};
using Kind = BaselineOptions::Kind;

// What remains of ten values, 0 to 9, a second apart.
weir::Baseline::Measure after_ten(const BaselineOptions& options, std::uint64_t count) {
  const auto baseline = make_baseline(options);
  for (int i = 0; i < 10; ++i) baseline->learn(i, noon + i * 1s);
  CHECK(baseline->count() == count);
  return baseline->measure(0);
}

TEST_CASE("make_baseline: makes what is asked for") {
  CHECK(after_ten({}, 10).middle == 4.5);
  CHECK(after_ten({.kind = Kind::Last, .count = 3}, 3).middle == 8);
  CHECK(after_ten({.kind = Kind::Span, .span = 2s}, 2).middle == 8.5);
  CHECK(after_ten({.kind = Kind::Span, .span = 1h, .most = 4}, 4).middle == 7.5);
  CHECK(after_ten({.kind = Kind::HalfLife, .count = 1}, 10).middle > 7.9);
  CHECK(after_ten({.kind = Kind::HalfLife, .span = 1s}, 10).middle > 7.9);
  CHECK(after_ten({.kind = Kind::Last, .count = 5, .robust = true}, 5).deviation ==
        doctest::Approx(1.4826));
}

}  // namespace

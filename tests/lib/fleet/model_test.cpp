#include "fleet/model.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

using weir::Model;
using weir::Reading;
using weir::Shape;

namespace {

// One that leaves all to Model.
class Plain : public Model {
 public:
  Plain() : Model{{.series = 1, .spreads = {3}, .steps = {0}}} {}
  void draw(Reading&) override {}
  void append(std::string&, const Reading&) const override {}
};

TEST_CASE("Shape: channels hold a value each, or one holds all samples") {
  const Shape climate{.series = 1, .channels = 3};
  CHECK(climate.values() == 3);
  CHECK(climate.channel(2) == 2);
  const Shape waveform{.series = 1, .samples = 210};
  CHECK(waveform.values() == 210);
  CHECK(waveform.channel(209) == 0);
}

TEST_CASE("Model: a signal without a wave gets one of two spreads in haste") {
  const Plain model;
  double highest = 0;
  int turns = 0;
  bool up = true;
  for (std::uint64_t record = 1; record <= 100; ++record) {
    const double gain = model.gain({}, 0, {.factor = 4, .records = record});
    highest = std::max(highest, std::abs(gain));
    if (gain != 0 && (gain > 0) != up) {
      up = gain > 0;
      ++turns;
    }
  }
  CHECK(highest <= 6);
  CHECK(highest > 5.5);
  CHECK(turns == doctest::Approx(40).epsilon(0.06));  // a period of 5 records
}

}  // namespace

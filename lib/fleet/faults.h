// Faults: the anomalies that are under way in a fleet, and what they do to its
// readings.
//
//   Faults faults{{parse_anomaly("spike:1%")}, model.shape(), seed};
//   faults.strike(reading, model)  // Fault::Changed, one time in a hundred
#pragma once

#include <cstdint>
#include <vector>

#include "fleet/anomaly.h"
#include "fleet/model.h"
#include "fleet/random.h"

namespace weir {

// Holds some 64 bytes for each anomaly and series.
class Faults {
 public:
  Faults(const std::vector<Anomaly>& anomalies, const Shape& shape, std::uint64_t seed);

  bool none() const { return kinds_.empty(); }

  // Does to a healthy reading what is under way in its series, and what begins
  // at it, in the order in which the anomalies were given. False where the
  // reading is lost.
  bool strike(Reading& reading, const Model& model);

 private:
  // One that is under way in one series.
  struct Case {
    std::uint64_t records = 0;  // so far; 0: there is none
    Time begun;
    double side = 0;      // up or down: 1 or -1
    double position = 0;  // where in the samples of a record: from [0, 1)
    std::array<double, Shape::most_channels> held{};
  };

  // One anomaly, with its case in each series.
  struct Kind {
    Anomaly anomaly;
    Random random;
    std::vector<Case> cases;
  };

  bool advance(Kind& kind, const Reading& reading) const;
  void change(Kind& kind, Reading& reading, const Model& model) const;
  void hold(Case& at, Reading& reading) const;
  double progress(const Anomaly& anomaly, const Case& at, const Reading& reading,
                  std::size_t value) const;

  Shape shape_;
  std::vector<Kind> kinds_;
};

}  // namespace weir

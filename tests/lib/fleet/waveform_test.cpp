#include "fleet/waveform.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "fleet/wave.h"

using weir::heartbeat;
using weir::Reading;
using weir::WaveformModel;

namespace {

Reading first_of(WaveformModel& model) {
  Reading reading{.values = std::vector<double>(WaveformModel::samples)};
  model.draw(reading);
  return reading;
}

TEST_CASE("WaveformModel: each record is one beat with a little noise") {
  WaveformModel model{1, 1};
  for (int beat = 0; beat < 100; ++beat) {
    const Reading reading = first_of(model);
    for (std::size_t i = 0; i < WaveformModel::samples; ++i)
      REQUIRE(std::abs(reading.values[i] - heartbeat(static_cast<double>(i) /
                                                     WaveformModel::samples)) < 0.25);
  }
}

TEST_CASE("WaveformModel: has the spread it claims") {
  WaveformModel model{1, 1};
  double sum = 0, squares = 0;
  constexpr int beats = 200;
  for (int beat = 0; beat < beats; ++beat) {
    for (const double value : first_of(model).values) {
      sum += value;
      squares += value * value;
    }
  }
  const double count = beats * WaveformModel::samples;
  const double spread = std::sqrt(squares / count - std::pow(sum / count, 2));
  CHECK(model.shape().spreads[0] == doctest::Approx(spread).epsilon(0.02));
}

TEST_CASE("WaveformModel: in haste there is more than one beat in a record") {
  WaveformModel model{1, 1};
  const double gain = model.gain({}, 105, {.factor = 2});
  CHECK(gain == doctest::Approx(heartbeat(1) - heartbeat(0.5)));
}

TEST_CASE("WaveformModel: writes two decimals of each sample") {
  WaveformModel model{1, 1};
  Reading reading = first_of(model);
  reading.number = 4;
  reading.values[0] = 2.1;
  reading.values[1] = 0;
  reading.values[2] = -0.05;
  reading.values[3] = -12.3;
  reading.values[4] = 7;
  std::string text;
  model.append(text, reading);
  CHECK(text.starts_with(
      R"({"eventid": 5, "sensorinput": "2.10# 0.00# -0.05# -12.30# 7.00# )"));
  CHECK(text.ends_with("\""));
  std::size_t separators = 0;
  for (std::size_t at = 0; (at = text.find("# ", at)) != text.npos; ++at) ++separators;
  CHECK(separators == 209);
}

}  // namespace

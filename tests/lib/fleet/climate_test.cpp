#include "fleet/climate.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "fleet/wave.h"

using namespace std::chrono_literals;
using weir::ClimateModel;
using weir::Duration;
using weir::Reading;
using weir::Time;

namespace {

Reading reading_of(std::uint64_t number, Time time) {
  return {.number = number, .time = time, .values = {0, 0, 0}};
}

// The standard deviation within hours, for one quantity of one device.
double spread_within_hours(std::size_t channel) {
  ClimateModel model{1, 1};
  double squares = 0;
  constexpr int hours = 48, seconds = 3600;
  for (int hour = 0; hour < hours; ++hour) {
    double sum = 0;
    std::vector<double> values;
    for (int second = 0; second < seconds; ++second) {
      Reading reading =
          reading_of(0, Time{std::chrono::hours{hour} + std::chrono::seconds{second}});
      model.draw(reading);
      values.push_back(reading.values[channel]);
      sum += values.back();
    }
    for (const double value : values) squares += std::pow(value - sum / seconds, 2);
  }
  return std::sqrt(squares / (hours * seconds));
}

TEST_CASE("ClimateModel: has about the spread it claims, within an hour") {
  const ClimateModel model{1, 1};
  for (std::size_t i = 0; i < 3; ++i)
    CHECK(spread_within_hours(i) ==
          doctest::Approx(model.shape().spreads[i]).epsilon(0.15));
}

TEST_CASE("ClimateModel: the devices take turns") {
  ClimateModel model{3, 1};
  for (std::uint64_t number = 0; number < 10; ++number) {
    Reading reading = reading_of(number, Time{0s});
    model.draw(reading);
    CHECK(reading.series == number % 3);
  }
}

TEST_CASE("ClimateModel: the afternoon is warmer and drier than the night") {
  ClimateModel model{1, 1};
  double warmer = 0, drier = 0;
  constexpr int samples = 3600;
  for (int second = 0; second < samples; ++second) {
    Reading night = reading_of(0, Time{3h + std::chrono::seconds{second}});
    Reading day = reading_of(0, Time{15h + std::chrono::seconds{second}});
    model.draw(night);
    model.draw(day);
    warmer += (day.values[1] - night.values[1]) / samples;
    drier += (night.values[2] - day.values[2]) / samples;
  }
  CHECK(warmer == doctest::Approx(6).epsilon(0.05));
  CHECK(drier == doctest::Approx(16).epsilon(0.05));
}

TEST_CASE("ClimateModel: haste changes nothing at first, and the wave later") {
  ClimateModel model{1, 1};
  Reading reading = reading_of(0, Time{1h});
  model.draw(reading);
  CHECK(model.gain(reading, 1, {.factor = 4, .elapsed = 0s, .records = 1}) == 0);
  // The wave takes ten minutes: at four times its speed it is three turns ahead
  // after as long, and half a turn after a sixth of that.
  CHECK(model.gain(reading, 1, {.factor = 4, .elapsed = 10min}) ==
        doctest::Approx(0).epsilon(1e-9));
  const double half = model.gain(reading, 1, {.factor = 4, .elapsed = 100s});
  CHECK(half != 0);
  CHECK(model.gain(reading, 1, {.factor = 2, .elapsed = 5min}) ==
        doctest::Approx(half));
}

TEST_CASE("ClimateModel: writes as json.dumps does") {
  ClimateModel model{4, 1};
  Reading reading = reading_of(1, Time{1'700'000'000s + 250ms + 7us});
  model.draw(reading);
  reading.values = {121.4, 21.37, 47};
  std::string text;
  model.append(text, reading);
  CHECK(text == R"({"device": "cellar", "distance": 121.4, "temperature": 21.37, )"
                R"("humidity": 47, "time": "2023-11-14T22:13:20.250Z")");
}

}  // namespace

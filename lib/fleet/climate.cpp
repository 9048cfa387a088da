#include "fleet/climate.h"

#include "fleet/wave.h"
#include "fleet/words.h"
#include "time/timestamp.h"

namespace weir {

using namespace std::chrono_literals;

namespace {

struct Quantity {
  double middle, levels;  // the devices' levels are middle +- levels
  double day;             // how far it follows the day, which is warmest at 15:00
  double wave;
  Duration period;
  double noise;
  double spread;  // sqrt(wave^2 / 2 + noise^2)
  double steps;
};

constexpr std::array<Quantity, 3> quantities{{{.middle = 120,
                                               .levels = 20,
                                               .day = 0,
                                               .wave = 4,
                                               .period = 5min,
                                               .noise = 0.8,
                                               .spread = 2.94,
                                               .steps = 10},
                                              {.middle = 21,
                                               .levels = 2,
                                               .day = 3,
                                               .wave = 0.8,
                                               .period = 10min,
                                               .noise = 0.1,
                                               .spread = 0.574,
                                               .steps = 100},
                                              {.middle = 48,
                                               .levels = 5,
                                               .day = -8,
                                               .wave = 2.5,
                                               .period = 15min,
                                               .noise = 0.4,
                                               .spread = 1.812,
                                               .steps = 10}}};
constexpr Duration warm_from = 9h;

Shape shape_of(std::uint32_t devices) {
  Shape shape{.series = devices, .channels = quantities.size()};
  for (std::size_t i = 0; i < quantities.size(); ++i) {
    shape.spreads[i] = quantities[i].spread;
    shape.steps[i] = quantities[i].steps;
  }
  return shape;
}

}  // namespace

ClimateModel::ClimateModel(std::uint32_t devices, std::uint64_t seed)
    : Model{shape_of(devices)}, random_{seed, Stream::Signal} {
  Random levels{seed, Stream::Devices};
  for (std::uint32_t i = 0; i < devices; ++i) {
    const double level = 2 * levels.uniform() - 1;
    devices_.push_back({level, levels.uniform()});
  }
}

void ClimateModel::draw(Reading& reading) {
  reading.series = static_cast<std::uint32_t>(reading.number % devices_.size());
  const Device& device = devices_[reading.series];
  const double day = wave(turn_of(reading.time - warm_from, 24h));
  for (std::size_t i = 0; i < quantities.size(); ++i) {
    const Quantity& of = quantities[i];
    const double turn = device.turn + turn_of(reading.time, of.period);
    reading.values[i] = of.middle + of.levels * device.level + of.day * day +
                        of.wave * wave(turn) + of.noise * random_.bell();
  }
}

double ClimateModel::gain(const Reading& reading, std::size_t value,
                          const Haste& haste) const {
  const Quantity& of = quantities[value];
  const double turn = devices_[reading.series].turn + turn_of(reading.time, of.period);
  const double ahead =
      (haste.factor - 1) * to_seconds(haste.elapsed) / to_seconds(of.period);
  return of.wave * (wave(turn + ahead) - wave(turn));
}

void ClimateModel::append(std::string& out, const Reading& reading) const {
  out.append(R"({"device": ")");
  append_device(out, names, reading.series);
  out.append(R"(", "distance": )");
  append_digits(out, reading.values[0]);
  out.append(R"(, "temperature": )");
  append_digits(out, reading.values[1]);
  out.append(R"(, "humidity": )");
  append_digits(out, reading.values[2]);
  out.append(R"(, "time": )");
  append_timestamp(out, {std::chrono::floor<std::chrono::milliseconds>(reading.time),
                         TimeForm::Rfc3339});
}

}  // namespace weir

#include "fleet/waveform.h"

#include <cmath>
#include <cstdlib>

#include "fleet/wave.h"
#include "fleet/words.h"

namespace weir {
namespace {

constexpr double foot = 2.10;  // where a beat begins and ends
constexpr double height_noise = 0.01;
constexpr double sample_noise = 0.01;
constexpr double spread = 1.1;
constexpr double steps = 100;

double turn_at(std::size_t sample) {
  return static_cast<double>(sample) / static_cast<double>(WaveformModel::samples);
}

// Two decimals always. Requires: `value` is rounded to them.
void append_sample(std::string& out, double value) {
  const std::int64_t hundredths = std::llround(value * steps);
  const std::int64_t magnitude = std::abs(hundredths);
  if (hundredths < 0) out.push_back('-');
  append_digits(out, magnitude / 100);
  out.push_back('.');
  out.push_back(static_cast<char>('0' + magnitude % 100 / 10));
  out.push_back(static_cast<char>('0' + magnitude % 10));
}

}  // namespace

WaveformModel::WaveformModel(std::uint32_t devices, std::uint64_t seed)
    : Model{{.series = devices,
             .samples = samples,
             .spreads = {spread},
             .steps = {steps}}},
      random_{seed, Stream::Signal} {
  for (std::size_t i = 0; i < samples; ++i) beat_[i] = heartbeat(turn_at(i));
}

void WaveformModel::draw(Reading& reading) {
  reading.series = static_cast<std::uint32_t>(reading.number % shape().series);
  const double height = 1 + height_noise * random_.bell();
  for (std::size_t i = 0; i < samples; ++i)
    reading.values[i] =
        foot + height * (beat_[i] - foot) + sample_noise * random_.bell();
}

double WaveformModel::gain(const Reading&, std::size_t value,
                           const Haste& haste) const {
  return heartbeat(turn_at(value) * haste.factor) - beat_[value];
}

void WaveformModel::append(std::string& out, const Reading& reading) const {
  out.append(R"({"eventid": )");
  append_digits(out, reading.number + 1);
  out.append(R"(, "sensorinput": ")");
  append_sample(out, reading.values[0]);
  for (std::size_t i = 1; i < samples; ++i) {
    out.append("# ");
    append_sample(out, reading.values[i]);
  }
  out.push_back('"');
}

}  // namespace weir

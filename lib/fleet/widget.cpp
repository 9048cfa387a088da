#include "fleet/widget.h"

#include "fleet/words.h"

namespace weir {
namespace {

constexpr std::uint64_t numbers = 10;
constexpr double spread = 2.8722813232690143;  // sqrt((numbers^2 - 1) / 12)

}  // namespace

WidgetModel::WidgetModel(std::uint32_t devices, std::uint64_t seed)
    : Model{{.series = devices, .spreads = {spread}, .steps = {1}}},
      random_{seed, Stream::Signal} {}

void WidgetModel::draw(Reading& reading) {
  reading.series = static_cast<std::uint32_t>(reading.number % shape().series);
  reading.values[0] = static_cast<double>(random_.below(numbers));
}

void WidgetModel::append(std::string& out, const Reading& reading) const {
  out.append(R"({"deviceId": ")");
  append_device(out, names, reading.series);
  out.append(R"(", "sensorReading": )");
  append_digits(out, static_cast<std::int64_t>(reading.values[0]));
  out.append(R"(, "readingTimestamp": )");
  append_milliseconds(out, reading.time);
}

}  // namespace weir

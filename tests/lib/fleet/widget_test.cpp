#include "fleet/widget.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

using namespace std::chrono_literals;
using weir::Reading;
using weir::Time;
using weir::WidgetModel;

namespace {

TEST_CASE("WidgetModel: 0 to 9, all as likely, with the spread it claims") {
  WidgetModel model{5, 1};
  constexpr int records = 100'000;
  std::vector<int> counts(10);
  double squares = 0;
  Reading reading{.values = {0}};
  for (int i = 0; i < records; ++i) {
    model.draw(reading);
    ++counts.at(static_cast<std::size_t>(reading.values[0]));
    squares += std::pow(reading.values[0] - 4.5, 2);
  }
  for (const int count : counts)
    CHECK(count == doctest::Approx(records / 10.0).epsilon(0.05));
  CHECK(std::sqrt(squares / records) ==
        doctest::Approx(model.shape().spreads[0]).epsilon(0.01));
}

TEST_CASE("WidgetModel: the devices take turns") {
  WidgetModel model{5, 1};
  Reading reading{.number = 7, .values = {0}};
  model.draw(reading);
  CHECK(reading.series == 2);
}

TEST_CASE("WidgetModel: writes as json.dumps does") {
  WidgetModel model{5, 1};
  Reading reading{
      .number = 3, .time = Time{1'700'000'000s}, .series = 3, .values = {-33}};
  std::string text;
  model.append(text, reading);
  CHECK(
      text ==
      R"({"deviceId": "dddd", "sensorReading": -33, "readingTimestamp": 1700000000000)");
}

}  // namespace

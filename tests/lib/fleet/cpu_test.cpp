#include "fleet/cpu.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

using namespace std::chrono_literals;
using weir::CpuModel;
using weir::Reading;
using weir::Time;

namespace {

constexpr int records = 100'000;

Reading reading_at(Time time) { return {.time = time, .values = {0}}; }

std::int64_t occurred_at(const std::string& text) {
  return std::stoll(text.substr(text.rfind(' ') + 1));
}

TEST_CASE("CpuModel: usage is uniform from 70 to 100, with the spread it claims") {
  CpuModel model{7, 1};
  Reading reading = reading_at(Time{0s});
  double sum = 0, squares = 0, lowest = 1000, highest = 0;
  for (int i = 0; i < records; ++i) {
    model.draw(reading);
    const double usage = reading.values[0];
    sum += usage;
    squares += (usage - 85) * (usage - 85);
    lowest = std::min(lowest, usage);
    highest = std::max(highest, usage);
  }
  CHECK(lowest >= 70);
  CHECK(lowest < 70.01);
  CHECK(highest <= 100);
  CHECK(highest > 99.99);
  CHECK(sum / records == doctest::Approx(85).epsilon(0.002));
  CHECK(std::sqrt(squares / records) ==
        doctest::Approx(model.shape().spreads[0]).epsilon(0.01));
}

TEST_CASE("CpuModel: every processor of every host is as likely") {
  CpuModel model{7, 1};
  REQUIRE(model.shape().series == 35);
  Reading reading = reading_at(Time{0s});
  std::vector<int> counts(35);
  for (int i = 0; i < records; ++i) {
    model.draw(reading);
    ++counts.at(reading.series);
  }
  for (const int count : counts)
    CHECK(count == doctest::Approx(records / 35.0).epsilon(0.1));
}

TEST_CASE("CpuModel: occurred_at lies less than two seconds back, never ahead") {
  CpuModel model{7, 1};
  Reading reading = reading_at(Time{1'700'000'000s});
  std::int64_t first = INT64_MAX, last = 0;
  for (int i = 0; i < records; ++i) {
    model.draw(reading);
    std::string text;
    model.append(text, reading);
    first = std::min(first, occurred_at(text));
    last = std::max(last, occurred_at(text));
  }
  CHECK(last == 1'700'000'000'000);
  CHECK(first == 1'700'000'000'000 - 1999);
}

TEST_CASE("CpuModel: writes as json.dumps does") {
  CpuModel model{7, 1};
  Reading reading = reading_at(Time{1'700'000'000s});
  model.draw(reading);
  reading.series = 5 * 1 + 2;
  reading.values[0] = 84.36;
  std::string text;
  model.append(text, reading);
  CHECK(text.substr(0, text.rfind(' ')) ==
        R"({"hostname": "grumpy", "cpu": "cpu3", "usage": 84.36, "occurred_at":)");
}

TEST_CASE("CpuModel: hosts beyond the seventh are numbered by their round") {
  CpuModel model{16, 1};
  Reading reading = reading_at(Time{0s});
  model.draw(reading);
  const auto host_of = [&](std::uint32_t host) {
    reading.series = host * 5;
    std::string text;
    model.append(text, reading);
    return text.substr(14, text.find('"', 14) - 14);
  };
  CHECK(host_of(6) == "dopey");
  CHECK(host_of(7) == "doc2");
  CHECK(host_of(15) == "grumpy3");
}

}  // namespace

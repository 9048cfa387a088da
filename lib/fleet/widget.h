// WidgetModel: a small whole number a second, from one device after the other.
//
//   {"deviceId": "aaaa", "sensorReading": 7, "readingTimestamp": 1700000000000}
#pragma once

#include <array>
#include <memory>
#include <string_view>

#include "fleet/model.h"
#include "fleet/random.h"

namespace weir {

// Readings have no memory: 0 to 9, all as likely.
class WidgetModel : public Model {
 public:
  static constexpr std::array<std::string_view, 3> fields{"deviceId", "sensorReading",
                                                          "readingTimestamp"};
  static constexpr std::array<std::string_view, 5> names{"aaaa", "bbbb", "cccc", "dddd",
                                                         "eeee"};

  WidgetModel(std::uint32_t devices, std::uint64_t seed);

  void draw(Reading& reading) override;
  void append(std::string& out, const Reading& reading) const override;

  static std::unique_ptr<Model> make(std::uint32_t devices, std::uint64_t seed) {
    return std::make_unique<WidgetModel>(devices, seed);
  }

 private:
  Random random_;
};

}  // namespace weir

// ClimateModel: the air of some rooms, and how far away the next thing is.
//
//   {"device": "attic", "distance": 121.4, "temperature": 21.37, "humidity": 47.2,
//    "time": "2024-03-01T12:00:00Z"}
#pragma once

#include <array>
#include <memory>
#include <string_view>

#include "fleet/model.h"
#include "fleet/random.h"

namespace weir {

// The devices take turns. Each quantity is a level of the device's own, a wave
// of some minutes, and noise; temperature and humidity also go with the day.
class ClimateModel : public Model {
 public:
  static constexpr std::array<std::string_view, 5> fields{
      "device", "distance", "temperature", "humidity", "time"};
  static constexpr std::array<std::string_view, 4> names{"attic", "cellar", "kitchen",
                                                         "garage"};

  ClimateModel(std::uint32_t devices, std::uint64_t seed);

  void draw(Reading& reading) override;
  double gain(const Reading& reading, std::size_t value,
              const Haste& haste) const override;
  void append(std::string& out, const Reading& reading) const override;

  static std::unique_ptr<Model> make(std::uint32_t devices, std::uint64_t seed) {
    return std::make_unique<ClimateModel>(devices, seed);
  }

 private:
  // Where a device's level lies, from -1 to 1, and where in its waves it is.
  struct Device {
    double level;
    double turn;
  };

  std::vector<Device> devices_;
  Random random_;
};

}  // namespace weir

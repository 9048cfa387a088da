// WaveformModel: heartbeats, each a record of 210 samples in one text.
//
//   {"eventid": 1, "sensorinput": "2.10# 2.13# 2.19# ... 2.08"}
#pragma once

#include <array>
#include <memory>
#include <string_view>

#include "fleet/model.h"
#include "fleet/random.h"

namespace weir {

// Beats differ a little in height, and there is some noise. The devices take
// turns; a record doesn't say whose it is, but "eventid" counts them all.
class WaveformModel : public Model {
 public:
  static constexpr std::size_t samples = 210;
  static constexpr std::array<std::string_view, 2> fields{"eventid", "sensorinput"};

  WaveformModel(std::uint32_t devices, std::uint64_t seed);

  void draw(Reading& reading) override;
  double gain(const Reading& reading, std::size_t value,
              const Haste& haste) const override;
  void append(std::string& out, const Reading& reading) const override;

  static std::unique_ptr<Model> make(std::uint32_t devices, std::uint64_t seed) {
    return std::make_unique<WaveformModel>(devices, seed);
  }

 private:
  std::array<double, samples> beat_{};
  Random random_;
};

}  // namespace weir

// CpuModel: the processors of seven dwarfs' computers, all of them busy.
//
//   {"hostname": "doc", "cpu": "cpu1", "usage": 84.36, "occurred_at": 1700000000000}
#pragma once

#include <array>
#include <memory>
#include <string_view>

#include "fleet/model.h"
#include "fleet/random.h"

namespace weir {

// A record is of any of the hosts and any of its five processors. Usage has no
// memory: it is uniform from 70 to 100. What is out of order is "occurred_at",
// which lies up to `most_jitter` before the record is made.
class CpuModel : public Model {
 public:
  static constexpr std::array<std::string_view, 4> fields{"hostname", "cpu", "usage",
                                                          "occurred_at"};
  static constexpr std::array<std::string_view, 7> names{
      "doc", "grumpy", "sleepy", "bashful", "happy", "sneezy", "dopey"};
  static constexpr Duration most_jitter = std::chrono::seconds{2};

  CpuModel(std::uint32_t devices, std::uint64_t seed);

  void draw(Reading& reading) override;
  void append(std::string& out, const Reading& reading) const override;

  static std::unique_ptr<Model> make(std::uint32_t devices, std::uint64_t seed) {
    return std::make_unique<CpuModel>(devices, seed);
  }

 private:
  std::uint32_t devices_;
  Random random_;
  Time occurred_at_;
};

}  // namespace weir

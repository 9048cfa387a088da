#include "fleet/profile.h"

#include <array>
#include <stdexcept>
#include <string>

#include "fleet/climate.h"
#include "fleet/cpu.h"
#include "fleet/waveform.h"
#include "fleet/widget.h"
#include "text/nearest.h"

namespace weir {
namespace {

constexpr std::array<Profile, 4> all{
    {{"cpu", "busy processors of seven hosts, somewhat out of order", CpuModel::fields,
      7, 10, true, CpuModel::make},
     {"climate", "the air of some rooms, a reading a second each", ClimateModel::fields,
      4, 1, true, ClimateModel::make},
     {"widget", "a whole number from 0 to 9 each second", WidgetModel::fields, 5, 1,
      false, WidgetModel::make},
     {"waveform", "heartbeats, each of 210 samples in one text", WaveformModel::fields,
      1, 1, true, WaveformModel::make}}};

}  // namespace

std::span<const Profile> profiles() { return all; }

const Profile& find_profile(std::string_view name) {
  std::array<std::string_view, all.size()> names;
  std::string list;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].name == name) return all[i];
    names[i] = all[i].name;
    list.append(i == 0 ? " " : ", ").append(all[i].name);
  }
  if (name.empty()) throw std::invalid_argument("a profile is wanted:" + list);
  const std::string_view meant = nearest(name, names);
  throw std::invalid_argument("no profile " + std::string(name) +
                              (meant.empty()
                                   ? "; there are" + list
                                   : "; did you mean " + std::string(meant) + "?"));
}

}  // namespace weir

// Profile: a kind of fleet that fake-iot knows.
//
//   find_profile("cpu").fields[0]  // "hostname"
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "fleet/model.h"

namespace weir {

struct Profile {
  std::string_view name;
  std::string_view about;
  std::span<const std::string_view> fields;
  std::uint32_t devices;  // unless asked for others
  // How many records a second of virtual time are made: by each device, or by
  // all of them, which take turns.
  std::uint32_t records_per_second;
  bool per_device;
  std::unique_ptr<Model> (*make)(std::uint32_t devices, std::uint64_t seed);

  std::uint64_t rate(std::uint32_t device_count) const {
    return std::uint64_t{records_per_second} * (per_device ? device_count : 1);
  }
};

std::span<const Profile> profiles();

// Throws std::invalid_argument, naming the nearest, where there is none of that
// name.
const Profile& find_profile(std::string_view name);

}  // namespace weir

#include "fleet/cpu.h"

#include "fleet/words.h"

namespace weir {
namespace {

constexpr std::uint32_t processors = 5;
constexpr double lowest = 70, range = 30;
constexpr double spread = 8.660254037844386;  // range / sqrt(12)

Shape shape_of(std::uint32_t devices) {
  return {.series = devices * processors, .spreads = {spread}, .steps = {0}};
}

}  // namespace

CpuModel::CpuModel(std::uint32_t devices, std::uint64_t seed)
    : Model{shape_of(devices)}, devices_{devices}, random_{seed, Stream::Signal} {}

void CpuModel::draw(Reading& reading) {
  const auto device = random_.below(devices_);
  const auto processor = random_.below(processors);
  reading.series = static_cast<std::uint32_t>(device * processors + processor);
  reading.values[0] = lowest + range * random_.uniform();
  constexpr auto milliseconds =
      static_cast<std::uint64_t>(most_jitter / std::chrono::milliseconds{1});
  occurred_at_ = reading.time - std::chrono::milliseconds{random_.below(milliseconds)};
}

void CpuModel::append(std::string& out, const Reading& reading) const {
  out.append(R"({"hostname": ")");
  append_device(out, names, reading.series / processors);
  out.append(R"(", "cpu": "cpu)");
  out.push_back(static_cast<char>('1' + reading.series % processors));
  out.append(R"(", "usage": )");
  append_digits(out, reading.values[0]);
  out.append(R"(, "occurred_at": )");
  append_milliseconds(out, occurred_at_);
}

}  // namespace weir

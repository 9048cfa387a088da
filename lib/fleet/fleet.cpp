#include "fleet/fleet.h"

#include <algorithm>
#include <cmath>

#include "fleet/amount.h"

namespace weir {
namespace {

constexpr std::uint64_t most_devices = 1'000'000;

std::uint32_t device_count(const Profile& profile, const FleetOptions& options) {
  if (options.devices == 0) return profile.devices;
  if (options.devices > most_devices)
    refuse(std::to_string(options.devices) + " devices",
           "a million is the most there can be");
  return static_cast<std::uint32_t>(options.devices);
}

// As JSON, with what belongs before it; empty where there is to be none.
std::string label_of(const Profile& profile, const FleetOptions& options) {
  if (options.label.empty()) return {};
  for (const std::string_view field : profile.fields) {
    if (options.label == std::string("\"").append(field).append("\""))
      refuse("label " + options.label, std::string(profile.name) + " has that already");
  }
  return ", " + options.label + ": ";
}

Time end_of(const FleetOptions& options) {
  if (options.duration == Duration{}) return latest_time;
  return std::min(latest_time, options.start + options.duration);
}

// As the values will be written.
void round_values(std::vector<double>& values, const Shape& shape) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double steps = shape.steps[shape.channel(i)];
    double& value = values[i];
    if (steps != 0) value = std::round(value * steps) / steps + 0.0;  // never -0
  }
}

}  // namespace

Fleet::Fleet(const Profile& profile, const FleetOptions& options)
    : options_{options},
      label_{label_of(profile, options)},
      rate_{profile.rate(device_count(profile, options))},
      end_{end_of(options)},
      model_{profile.make(device_count(profile, options), options.seed)},
      faults_{options.anomalies, model_->shape(), options.seed},
      disorder_{options.disorder, profile.fields.size(), options.seed} {
  reading_.values.resize(model_->shape().values());
}

Time Fleet::time_of(std::uint64_t number) const {
  constexpr std::uint64_t second = 1'000'000'000;
  const std::chrono::seconds whole{number / rate_};
  return options_.start + whole + Duration{number % rate_ * second / rate_};
}

// Draws the reading, with what is wrong with it; false where it is lost.
bool Fleet::measure(bool& changed) {
  model_->draw(reading_);
  if (faults_.none()) {
    round_values(reading_.values, model_->shape());
    return true;
  }
  healthy_ = reading_.values;
  const bool arrives = faults_.strike(reading_, *model_);
  round_values(reading_.values, model_->shape());
  round_values(healthy_, model_->shape());
  changed = reading_.values != healthy_;
  return arrives;
}

bool Fleet::next(std::string& lines) {
  if (options_.count != 0 && made_ == options_.count) return false;
  reading_.number = made_;
  reading_.time = time_of(made_);
  if (reading_.time >= end_) return false;
  ++made_;

  bool changed = false;
  if (!measure(changed)) {
    ++swallowed_;
    return true;
  }
  if (changed) ++anomalous_;
  line_.clear();
  model_->append(line_, reading_);
  if (!label_.empty()) line_.append(label_).append(changed ? "true" : "false");
  line_.push_back('}');
  disorder_.pass(line_, reading_.time, lines);
  return true;
}

}  // namespace weir

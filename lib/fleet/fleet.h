// Fleet: the records of a made-up fleet, one after the other.
//
//   Fleet fleet{find_profile("widget"), {.start = noon, .count = 2}};
//   fleet.next(lines)  // true, and appends {"deviceId": "aaaa", ...}\n
//
// All times are those of a virtual clock that goes on with the records, so the
// same options give the same bytes, however fast they are asked for.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "fleet/anomaly.h"
#include "fleet/disorder.h"
#include "fleet/faults.h"
#include "fleet/model.h"
#include "fleet/pace.h"
#include "fleet/profile.h"

namespace weir {

struct FleetOptions {
  std::uint64_t seed = 1;
  Time start{};
  std::uint64_t count = 0;    // how many records are made; 0: no end
  Duration duration{};        // of virtual time; 0: no end
  std::uint64_t devices = 0;  // 0: as many as the profile has
  std::vector<Anomaly> anomalies{};
  std::string label{};  // as JSON, of the member that tells anomalies; or empty
  DisorderOptions disorder{};
};

class Fleet {
 public:
  // Throws std::invalid_argument where there are more than a million devices, or
  // the label is a field of the profile.
  Fleet(const Profile& profile, const FleetOptions& options);

  // The pace at which its times go on, and whether it comes to an end.
  Pace pace() const { return Pace{static_cast<double>(rate_)}; }
  bool ends() const { return options_.count != 0 || options_.duration != Duration{}; }

  // Makes a record and appends the lines that it leads to, each with a newline:
  // mostly one. False, and nothing appended, at the end.
  bool next(std::string& lines);

  // Appends the lines that are late still.
  void finish(std::string& lines) { disorder_.finish(lines); }

  // What was made so far, in whatever lines it came out; what anomalies changed,
  // and what they swallowed.
  std::uint64_t made() const { return made_; }
  std::uint64_t anomalous() const { return anomalous_; }
  std::uint64_t swallowed() const { return swallowed_; }
  const Disorder::Counts& counts() const { return disorder_.counts(); }

 private:
  Time time_of(std::uint64_t number) const;
  bool measure(bool& changed);

  FleetOptions options_;
  std::string label_;
  std::uint64_t rate_;  // records a second
  Time end_;
  std::unique_ptr<Model> model_;
  Faults faults_;
  Disorder disorder_;
  Reading reading_;
  std::vector<double> healthy_;
  std::string line_;
  std::uint64_t made_ = 0, anomalous_ = 0, swallowed_ = 0;
};

}  // namespace weir

#include "alert/admission.h"

#include <stdexcept>

#include "io/report.h"

namespace weir {
namespace {

void tell(const Throttle::Untold& untold, const std::string& why) {
  if (untold.records == 0) return;
  report(std::to_string(untold.records) +
         (untold.records == 1 ? " record" : " records") + " of " +
         std::to_string(untold.keys) + (untold.keys == 1 ? " key" : " keys") +
         " held back and not told of" + why);
}

}  // namespace

Admission::Admission(const AdmissionOptions& options, RecordReader& in,
                     RecordWriter& out)
    : in_{in} {
  if (options.every == Duration{}) {
    if (!options.by.empty() || !options.time.empty() || !options.state.file.empty())
      throw std::invalid_argument("--by, --time and --state are for --every");
    return;
  }
  throttle_.emplace(options.every, options.max_keys);
  by_ = in.key(options.by);
  time_ = in.optional_time(options.time);
  in.tally().show("held_back", [this] { return held_back_; });
  const Parameters parameters{{"--every", format_duration(options.every)},
                              {"--by", joined(options.by)},
                              {"--time", options.time.text()}};
  state_.emplace(options.state, StateOwner{"notify", 1, parameters}, *throttle_, in,
                 &out);
}

std::optional<std::uint64_t> Admission::admit(Record& record) {
  if (!throttle_) return 0;
  const auto more = throttle_->admit(record.key(by_), time_of(record));
  if (!more) ++held_back_;
  return more;
}

Time Admission::time_of(const Record& record) const {
  return time_ ? record.time(*time_).time : in_.arrival();
}

void Admission::end() {
  if (!throttle_) return;
  tell(throttle_->forgotten(), ": more keys than --max-keys");
  if (!state_->save()) tell(throttle_->held(), "");
}

}  // namespace weir

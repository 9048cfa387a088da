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

Admission::Admission(const AdmissionOptions& options, const ComposerOptions& words,
                     RecordReader& in, RecordWriter& out) {
  if (options.every == Duration{}) {
    if (!options.state.file.empty())
      throw std::invalid_argument("--state is for --every");
    return;
  }
  throttle_.emplace(options.every, options.max_keys);
  in.tally().show("held_back", [this] { return held_back_; });
  const Parameters parameters{{"--every", format_duration(options.every)},
                              {"--by", joined(words.by)},
                              {"--time", words.time.text()}};
  state_.emplace(options.state, StateOwner{"notify", 1, parameters}, *throttle_, in,
                 &out);
}

bool Admission::admit(Alert& alert) {
  alert.more = 0;
  if (!throttle_) return true;
  const auto more = throttle_->admit(alert.key, alert.time);
  if (!more) ++held_back_;
  alert.more = more.value_or(0);
  return more.has_value();
}

void Admission::end() {
  if (!throttle_) return;
  tell(throttle_->forgotten(), ": more keys than --max-keys");
  if (!state_->save()) tell(throttle_->held(), "");
}

}  // namespace weir

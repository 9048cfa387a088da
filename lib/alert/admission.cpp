#include "alert/admission.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "io/report.h"

namespace weir {
namespace {

void say_untold(const Incidents::Untold& untold, const std::string& why) {
  if (untold.records == 0) return;
  report(std::to_string(untold.records) +
         (untold.records == 1 ? " record" : " records") + " of " +
         std::to_string(untold.keys) + (untold.keys == 1 ? " key" : " keys") +
         " held back and not told of" + why);
}

std::string shown(Duration span) {
  return span == Duration{} ? "" : format_duration(span);
}

Parameters parameters_of(const AdmissionOptions& options,
                         const ComposerOptions& words) {
  return {{"--every", shown(options.incidents.every)},
          {"--repeat", shown(options.incidents.repeat)},
          {"--resolved", shown(options.incidents.resolved)},
          {"--group", shown(options.group)},
          {"--by", joined(words.by)},
          {"--time", words.time.text()}};
}

}  // namespace

Admission::Admission(const AdmissionOptions& options, const ComposerOptions& words,
                     RecordReader& in, RecordWriter& out, Tell tell)
    : tell_{std::move(tell)},
      most_in_group_{options.incidents.most},
      keeps_state_{!options.state.file.empty()} {
  constexpr Duration none{};
  const IncidentOptions& incidents = options.incidents;
  if (incidents.every > none && incidents.repeat > none)
    throw std::invalid_argument("--every and --repeat are one or the other");
  if (incidents.every > none || incidents.repeat > none || incidents.resolved > none)
    incidents_.emplace(incidents);
  if (options.group > none) group_.emplace(options.group);
  if (!incidents_ && !group_) {
    if (keeps_state_)
      throw std::invalid_argument(
          "--state is for --every, --repeat, --resolved and --group");
    return;
  }
  Remembered& held = *this;
  in.tally().show("held_back", [this] { return held_back_; });
  state_.emplace(options.state, StateOwner{"notify", 2, parameters_of(options, words)},
                 held, in, &out);
  in.waiter().when([this] { return next_moment(); },
                   [this] { advance(time_at(steady_now())); });
}

bool Admission::take(Alert& alert) {
  advance(alert.time);
  alert.more = 0;
  const bool told = !incidents_ || incidents_->admit(alert);
  if (told)
    release(alert);
  else
    ++held_back_;
  clock_ = alert.time;
  clock_set_ = steady_now();
  return !failed_;
}

bool Admission::release(Alert& alert) {
  if (!group_) return !(failed_ = !tell_({&alert, 1}));
  group_->add(alert);
  return group_->size() < most_in_group_ || release_group();
}

bool Admission::release_group() {
  std::vector<Alert> all = group_->take();
  return !(failed_ = !tell_(all));
}

// In the order of their times, at the same one what is told alone before the group
// that it may be of.
void Admission::advance(Time now) {
  while (!failed_) {
    const Time incident = incidents_ ? incidents_->next_due() : latest_time;
    const Time group = group_ ? group_->due() : latest_time;
    if (std::min(incident, group) > now || std::min(incident, group) == latest_time)
      return;
    if (group < incident) {
      release_group();
      continue;
    }
    if (auto due = incidents_->due(now)) release(*due);
  }
}

SteadyTime Admission::next_moment() const {
  const Time next = std::min(incidents_ ? incidents_->next_due() : latest_time,
                             group_ ? group_->due() : latest_time);
  if (failed_ || next == latest_time) return SteadyTime::max();
  return clock_set_ + std::min<Duration>(next - clock_, longest_span);
}

void Admission::finish() {
  if (group_ && group_->size() > 0 && (!keeps_state_ || failed_)) release_group();
}

void Admission::end() {
  if (!state_) return;
  if (incidents_) say_untold(incidents_->forgotten(), ": more keys than --max-keys");
  if (!state_->save() && incidents_) say_untold(incidents_->held(), "");
}

void Admission::save(Encoder& out) const {
  out.time(time_at(steady_now()));
  if (incidents_) incidents_->save(out);
  if (group_) group_->save(out);
}

void Admission::load(Decoder& in) {
  clock_ = in.time();
  clock_set_ = steady_now();
  if (incidents_) incidents_->load(in);
  if (group_) group_->load(in);
}

}  // namespace weir

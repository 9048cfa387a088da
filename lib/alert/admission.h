// Admission: which alerts people are told, when, and which are only counted.
//
//   Admission admission{options.admission, options.words, in, out, tell};
//   admission.take(alert);    // tells it now, later, or not at all
//   admission.finish();       // at the end of input: what was to be told later
//   admission.end();
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>

#include "alert/assembly.h"
#include "alert/composer.h"
#include "alert/incidents.h"
#include "ndjson/stream.h"
#include "state/keeper.h"

namespace weir {

struct AdmissionOptions {
  IncidentOptions incidents;  // no span: every alert is told
  Duration group{};           // none: each by itself
  StateOptions state;
};

class Admission final : private Remembered {
 public:
  // Tells of these, at once or when it may; false where nothing can be told any more.
  using Tell = std::function<bool(std::span<Alert>)>;

  // What falls due while `in` waits for input is told then. `in` and `out`, which is
  // flushed before what is remembered is saved, must outlive it. Throws as
  // StateKeeper does, and std::invalid_argument where options contradict.
  Admission(const AdmissionOptions& options, const ComposerOptions& words,
            RecordReader& in, RecordWriter& out, Tell tell);

  // False where nothing can be told any more.
  bool take(Alert& alert);

  // Tells what was to be told later, unless the next run goes on with it.
  void finish();

  // To be called last: saves what is remembered, or else says what was held back
  // and never told.
  void end();

 private:
  void save(Encoder& out) const override;
  void load(Decoder& in) override;

  bool release(Alert& alert);
  bool release_group();
  void advance(Time now);
  Time time_at(SteadyTime moment) const { return clock_ + (moment - clock_set_); }
  SteadyTime next_moment() const;

  Tell tell_;
  std::optional<Incidents> incidents_;
  std::optional<Assembly> group_;
  std::uint64_t most_in_group_;
  std::optional<StateKeeper> state_;
  bool keeps_state_;
  std::uint64_t held_back_ = 0;
  bool failed_ = false;

  // Time goes on from that of the latest alert while there is none.
  Time clock_ = now();
  SteadyTime clock_set_ = steady_now();
};

}  // namespace weir

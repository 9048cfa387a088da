// Admission: which records people are told of, and which are only counted.
//
//   Admission admission{options.admission, options.words, in, out};
//   if (admission.admit(alert)) ...tell of it, and of alert.more others...
//   admission.end();
#pragma once

#include <cstdint>
#include <optional>

#include "alert/composer.h"
#include "alert/throttle.h"
#include "ndjson/stream.h"
#include "state/keeper.h"

namespace weir {

struct AdmissionOptions {
  Duration every{};  // none: every record is told
  std::uint64_t max_keys = 100'000;
  StateOptions state;
};

class Admission {
 public:
  // `in` and `out`, which is flushed before what is remembered is saved, must
  // outlive it. Throws as StateKeeper does.
  Admission(const AdmissionOptions& options, const ComposerOptions& words,
            RecordReader& in, RecordWriter& out);

  Admission(const Admission&) = delete;
  Admission& operator=(const Admission&) = delete;

  // False where the alert's record is held back. Else it is told, and so many more.
  bool admit(Alert& alert);

  // At the end of input: saves what is remembered, or else says what was held
  // back and never told.
  void end();

 private:
  std::optional<Throttle> throttle_;
  std::optional<StateKeeper> state_;
  std::uint64_t held_back_ = 0;
};

}  // namespace weir

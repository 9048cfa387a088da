// Admission: which records people are told of, and which are only counted.
//
//   Admission admission{options, in, out};
//   if (const auto more = admission.admit(*record)) ...tell of it, and of so many
//   more... admission.end();
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "alert/throttle.h"
#include "ndjson/stream.h"
#include "state/keeper.h"

namespace weir {

struct AdmissionOptions {
  Duration every{};  // none: every record is told
  std::vector<Field> by;
  Field time;  // empty: a record's time is when it arrived
  std::uint64_t max_keys = 100'000;
  StateOptions state;
};

class Admission {
 public:
  // `in` and `out`, which is flushed before what is remembered is saved, must
  // outlive it. Throws as StateKeeper does.
  Admission(const AdmissionOptions& options, RecordReader& in, RecordWriter& out);

  Admission(const Admission&) = delete;
  Admission& operator=(const Admission&) = delete;

  // nullopt: the record is held back. Else it is told, and so many more.
  std::optional<std::uint64_t> admit(Record& record);

  // At the end of input: saves what is remembered, or else says what was held
  // back and never told.
  void end();

 private:
  Time time_of(const Record& record) const;

  RecordReader& in_;
  std::optional<Throttle> throttle_;
  std::vector<Slot> by_;
  std::optional<Slot> time_;
  std::optional<StateKeeper> state_;
  std::uint64_t held_back_ = 0;
};

}  // namespace weir

// Presence: tells, in records of its own, when a key has been silent for too long and
// when it is back.
//
//   Presence presence{{.span = 30s}};
//   presence.find_in({Field::parse("host")}, reader, writer);
//   while (Record* record = reader.next()) presence.see(*record);
//   // {"host":"doc","time":"…","absent":true,"last_seen":"…"}
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "join/absence.h"
#include "ndjson/stream.h"
#include "state/state_file.h"
#include "window/stream_clock.h"

namespace weir {

struct PresenceOptions {
  Duration span{};                     // none: nothing is told
  Field time{};                        // empty: when the record arrived
  std::optional<Duration> max_jump{};  // see StreamClock
  std::uint64_t max_keys = 5'000'000;
};

class Presence : public Remembered {
 public:
  explicit Presence(const PresenceOptions& options);

  // Asks the reader for the fields, of which `by` are the key, and has it looked after
  // those who are silent while it waits; both must outlive it.
  void find_in(const std::vector<Field>& by, RecordReader& in, RecordWriter& out);

  // The record is a sign of life of its key; writes what that has come to. False
  // where it is one of too many keys.
  bool see(Record& record);

  // Everything that what is remembered depends on.
  Parameters parameters() const;
  void save(Encoder& out) const override;
  void load(Decoder& in) override;

 private:
  void look_by_the_clock();
  bool hears() const;
  void tell_of_silent(Time now);
  void tell(std::string_view key, Time when, bool absent, Time last);

  PresenceOptions options_;
  Absence absence_;
  StreamClock clock_;
  TimeForm form_ = TimeForm::Rfc3339;
  Time began_{};  // of this run: who was silent before it was not heard
  std::vector<std::string> labels_;  // of the key's fields
  std::string time_label_;
  RecordReader* in_ = nullptr;
  RecordWriter* out_ = nullptr;
  std::vector<Slot> key_;
  std::optional<Slot> time_;
};

}  // namespace weir

// Watch: a rule, and what it comes to from one record of a key to the next.
//
//   Watch watch{{.condition = "usage > 80", .by = {Field::parse("host")}}};
//   watch.find_in(lookup, reader);
//   const auto answer = watch.judge(*record);  // .level, .write
//   watch.add_to(*record, answer);
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "join/lookup.h"
#include "join/rule.h"
#include "join/trigger.h"
#include "ndjson/stream.h"
#include "state/state_file.h"

namespace weir {

struct WatchOptions {
  std::string condition{};  // or else
  std::string levels{};     // as parse_levels() reads it
  std::string clear{};      // a condition, or one for some levels; empty: none
  std::string rest{};       // as parse_rest() reads it; empty: none
  std::string flap{};       // as parse_flap_limits() reads it; empty: none
  std::vector<Field> by{};  // empty: the lookup's key
  Field time{};             // empty: when the record arrived
  TriggerOptions trigger{};
};

class Watch {
 public:
  // Throws std::invalid_argument where a condition is wrong, or an option goes not
  // with the others.
  explicit Watch(WatchOptions options);

  // Asks the reader for the fields; both must outlive it.
  void find_in(Lookup& lookup, RecordReader& in);

  // What becomes of a record whose row was looked up. One that won't do is
  // rejected, and then not to be written.
  Trigger::Answer judge(Record& record);

  // Adds what became of it: "over", "level", "flapping", where they are asked for.
  void add_to(Record& record, const Trigger::Answer& answer) const;

  // The key of a record; to be called after find_in().
  const std::vector<Field>& by() const { return options_.by; }

  // What is remembered, and everything that it depends on.
  Remembered& memory() { return trigger_; }
  Parameters parameters() const;

 private:
  bool has_levels() const { return !options_.levels.empty(); }
  std::optional<Target> target(const std::string& name, const Lookup& lookup);

  WatchOptions options_;
  std::vector<NamedCondition> levels_;
  Rule rule_;
  Trigger trigger_;
  RecordReader* in_ = nullptr;
  std::vector<Slot> key_;
  std::optional<Slot> time_;
  std::optional<Target> over_, level_, flapping_;  // as far as they are added
};

}  // namespace weir

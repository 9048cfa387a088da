// Watch: a rule, and what it comes to from one record of a key to the next.
//
//   Watch watch{{.condition = "usage > 80", .by = {Field::parse("host")}}};
//   watch.find_in(lookup, reader);
//   const auto answer = watch.judge(*record);  // .over, .write
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
  std::string condition{};
  std::string clear{};      // empty: none
  std::string rest{};       // as parse_rest() reads it; empty: none
  std::vector<Field> by{};  // empty: the lookup's key
  Field time{};             // empty: when the record arrived
  TriggerOptions trigger{};
};

class Watch {
 public:
  // Throws std::invalid_argument where a condition is wrong.
  explicit Watch(WatchOptions options);

  // Asks the reader for the fields; both must outlive it.
  void find_in(Lookup& lookup, RecordReader& in);

  // What becomes of a record whose row was looked up. One that won't do is
  // rejected, and then not to be written.
  Trigger::Answer judge(Record& record);

  // What is remembered, and everything that it depends on.
  Remembered& memory() { return trigger_; }
  Parameters parameters() const;

 private:
  WatchOptions options_;
  Rule rule_;
  Trigger trigger_;
  RecordReader* in_ = nullptr;
  std::vector<Slot> key_;
  std::optional<Slot> time_;
};

}  // namespace weir

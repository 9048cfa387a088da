// Scoring: what all the ways of zscore(1) share: where records come from, what of
// them is scored, and which of them leave.
#pragma once

#include <unistd.h>

#include <optional>
#include <vector>

#include "ndjson/numbers.h"
#include "ndjson/stream.h"
#include "scored/score_columns.h"
#include "scored/zscore_settings.h"

namespace weir {

class Scoring {
 public:
  explicit Scoring(const ZScoreSettings& settings);

  // The next record whose value is a number, null at the end. Those that hold a list
  // are dealt with on the way: its elements are scored against each other.
  Record* next();

  RecordReader& in() { return in_; }
  RecordWriter* out() { return &out_; }
  const ScoreColumns& columns() const { return columns_; }

  std::string_view key(Record& record) const { return record.key(key_); }
  double value(const Record& record) const { return record.number(value_); }
  bool has_time() const { return time_.has_value(); }
  Time time(const Record& record) const {
    return time_ ? record.time(*time_).time : in_.arrival();
  }

  // Writes a record with its score, if it is one of those that are wanted.
  void write(Record& record, const ScoreRule::Score& score) {
    columns_.set(record, score);
    write_if(record, score.anomaly);
  }

 private:
  void score_list(Record& record);
  void write_if(const Record& record, bool anomaly) {
    if (anomaly || !only_) out_.write(record);
  }

  bool only_, flatten_;
  ScoreRule within_;
  std::string field_;
  RecordWriter out_{STDOUT_FILENO};
  RecordReader in_;
  Slot value_;
  std::vector<Slot> key_;
  std::optional<Slot> time_;
  ScoreColumns columns_;
  NumberList list_;
};

}  // namespace weir

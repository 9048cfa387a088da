// ScoreColumns: what is added to a record that was scored.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "baseline/score_rule.h"
#include "ndjson/stream.h"

namespace weir {

class ScoreColumns {
 public:
  // Adds `name`; "anomaly", which without a threshold is there only where it is
  // true; with details `name`_mean and `name`_stddev; and, to be replaced by an
  // element of it, `element`, where one is named.
  ScoreColumns(RecordReader& in, const std::string& name, bool anomaly, bool details,
               const std::string& element = {});

  // What may be set, for records that are held.
  std::span<const Target> targets() const { return targets_; }

  void set(Record& record, const ScoreRule::Score& score) const;
  // A score an element, and whether any is an anomaly.
  void set(Record& record, std::span<const ScoreRule::Score> scores);
  // One element and its score.
  void set(Record& record, std::string_view element,
           const ScoreRule::Score& score) const;

 private:
  void set_details(Record& record, const ScoreRule::Score& score) const;

  bool anomaly_, details_;
  std::vector<Target> targets_;  // score, anomaly, mean, deviation, element
  std::string list_;
};

}  // namespace weir

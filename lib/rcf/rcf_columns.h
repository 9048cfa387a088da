// RcfColumns: what is added to a record that a forest has scored.
//
//   "rcf_score":4.2,"anomaly":true,"rcf_grade":0.6,
//   "rcf_explain":{"usage":{"direction":"high","attribution":4.2,"expected":71.5}},
//   "rcf_forecast":{"usage":[{"value":70.1,"low":65,"high":77.3},…]}
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ndjson/stream.h"
#include "rcf/keyed_forest.h"
#include "rcf/rcf_settings.h"

namespace weir {

class RcfColumns {
 public:
  RcfColumns(RecordReader& in, const RcfSettings& settings);

  // What may be set, for records that are held.
  std::span<const Target> targets() const { return targets_; }

  // What is to be said beside the score; made before the point is learned.
  struct Remarks {
    std::string explanation, forecast;  // JSON, or empty
  };
  // Of a point that is about to be scored.
  void explain(const KeyedForest& forest, std::span<const float> point,
               Remarks& remarks) const;
  // After it was.
  void foretell(const KeyedForest& forest, Remarks& remarks) const;

  // Sets them; whether it is one that is wanted.
  bool set(Record& record, const KeyedForest::Verdict& verdict,
           const Remarks& remarks) const;

 private:
  void append_field(std::string& out, std::size_t column) const;

  std::vector<std::string> names_;  // of the fields, as JSON
  std::optional<double> threshold_;
  bool grades_;
  bool only_;
  std::size_t horizon_;
  std::vector<Target> targets_;  // score, anomaly, grade, explanation, forecast
};

}  // namespace weir

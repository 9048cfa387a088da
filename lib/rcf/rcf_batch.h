// RcfBatch: records are scored many at a time, each key's in a row, and leave in the
// order in which they came.
#pragma once

#include <span>
#include <vector>

#include "ndjson/held_record.h"
#include "ndjson/stream.h"
#include "parallel/crew.h"
#include "rcf/keyed_forests.h"
#include "rcf/rcf_columns.h"

namespace weir {

class RcfBatch {
 public:
  // All must outlive it.
  RcfBatch(const RcfSettings& settings, const RcfColumns& columns, RecordWriter& out);

  // Takes a record whose fields have these values, NaN where they are unknown: that
  // is estimated, or, where nothing is known yet, the record has no score.
  void add(const Record& record, KeyedForest& forest, std::span<const double> values);

  // Scores and writes all that were taken.
  void finish();

 private:
  struct Held {
    HeldRecord record;
    KeyedForest* forest = nullptr;  // none: it is not scored
    KeyedForest::Verdict verdict{};
    RcfColumns::Remarks remarks{};
  };
  // Some of order_, of one forest.
  struct Run {
    std::size_t begin, end;
  };

  Held& hold(const Record& record);
  bool estimate(const KeyedForest& forest, std::span<const double> values);
  std::span<const float> point(std::size_t held) const {
    return std::span(points_).subspan(held * width_, width_);
  }
  void find_runs();
  void judge(const Run& run, const Forest::Executor& executor);
  void write();

  const RcfColumns& columns_;
  RecordWriter& out_;
  Crew crew_;
  std::size_t threads_, width_;
  bool explains_, foretells_;

  std::vector<Held> held_;  // of which the first count_ are in use
  std::size_t count_ = 0;
  std::vector<float> points_;  // width_ values each
  std::vector<float> fresh_;   // the point that is being added
  std::vector<std::size_t> order_;
  std::vector<Run> runs_;
  Record scratch_;
};

}  // namespace weir

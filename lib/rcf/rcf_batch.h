// RcfBatch: records are scored many at a time, each key's in a row, and leave in the
// order in which they came. With several threads some are scored while others come.
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
  // All must outlive it, and so must the forests.
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
  struct Lot {
    std::vector<Held> held{};  // of which the first `count` are in use
    std::size_t count = 0;
    std::vector<float> points{};  // width_ values each
  };
  // Some of order_, of one forest.
  struct Run {
    std::size_t begin, end;
  };

  Held& hold(const Record& record);
  bool estimate(const KeyedForest& forest, std::span<const double> values);
  void turn();
  void write(Lot& lot);

  // Of the lot at the crew.
  void judge();
  void find_runs();
  void judge(const Run& run, const Forest::Executor& executor);

  const RcfColumns& columns_;
  RecordWriter& out_;
  std::size_t threads_, width_;
  bool explains_, foretells_;

  Lot coming_;                // that records are added to
  std::vector<float> fresh_;  // the point that is being added
  Record scratch_;

  Lot judged_;  // by the crew, or about to be written
  std::vector<std::size_t> order_;
  std::vector<Run> runs_;
  Crew crew_;  // the first to go: it may be at work
};

}  // namespace weir

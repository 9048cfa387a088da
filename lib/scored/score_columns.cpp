#include "scored/score_columns.h"

#include <algorithm>

#include "ndjson/text.h"

namespace weir {
namespace {

enum : std::size_t { Score, Anomaly, Mean, Deviation, Element };

}  // namespace

ScoreColumns::ScoreColumns(RecordReader& in, const std::string& name, bool anomaly,
                           bool details, const std::string& element)
    : anomaly_{anomaly}, details_{details} {
  for (const std::string& member :
       {name, std::string("anomaly"), name + "_mean", name + "_stddev"})
    targets_.push_back(in.target(member));
  if (!element.empty()) targets_.push_back(in.target(element));
}

void ScoreColumns::set(Record& record, const ScoreRule::Score& score) const {
  record.set(targets_[Score], score.value);
  if (anomaly_ || score.anomaly) record.set(targets_[Anomaly], score.anomaly);
  set_details(record, score);
}

void ScoreColumns::set(Record& record, std::span<const ScoreRule::Score> scores) {
  list_ = "[";
  for (const ScoreRule::Score& score : scores) {
    if (list_.size() > 1) list_.push_back(',');
    if (score.value)
      append_json_number(list_, *score.value);
    else
      list_.append("null");
  }
  list_.push_back(']');
  record.set_raw(targets_[Score], list_);
  const bool any = std::any_of(scores.begin(), scores.end(),
                               [](const auto& score) { return score.anomaly; });
  if (anomaly_ || any) record.set(targets_[Anomaly], any);
  set_details(record, scores.empty() ? ScoreRule::Score{} : scores.front());
}

void ScoreColumns::set(Record& record, std::string_view element,
                       const ScoreRule::Score& score) const {
  record.set_raw(targets_[Element], element);
  set(record, score);
}

void ScoreColumns::set_details(Record& record, const ScoreRule::Score& score) const {
  if (!details_) return;
  record.set(targets_[Mean], score.middle);
  record.set(targets_[Deviation], score.deviation);
}

}  // namespace weir

#include "scored/scoring.h"

#include <algorithm>

namespace weir {

Scoring::Scoring(const ZScoreSettings& settings)
    : only_{settings.only},
      flatten_{settings.flatten},
      within_{rule_within(settings)},
      field_{settings.field.text()},
      in_{STDIN_FILENO, &out_, settings.stream},
      value_{in_.number_or_list(settings.field)},
      key_{in_.key(settings.by)},
      time_{in_.optional_time(settings.time)},
      columns_{in_, settings.name, settings.rule.threshold.has_value(),
               settings.details, settings.flatten ? settings.field.name() : ""} {}

Record* Scoring::next() {
  while (Record* record = in_.next()) {
    if (!record->is_list(value_)) return record;
    score_list(*record);
  }
  return nullptr;
}

void Scoring::score_list(Record& record) {
  if (!list_.read(*record.raw(value_)))
    return in_.reject(field_ + " holds what is no number");
  const auto scores = within_.score_within(list_.values());
  if (!flatten_) {
    columns_.set(record, scores);
    write_if(record, std::any_of(scores.begin(), scores.end(),
                                 [](const auto& score) { return score.anomaly; }));
    return;
  }
  for (std::size_t i = 0; i < scores.size(); ++i) {
    columns_.set(record, list_.texts()[i], scores[i]);
    write_if(record, scores[i].anomaly);
    record.forget_edits();
  }
}

}  // namespace weir

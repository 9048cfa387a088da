#include "join/watch.h"

#include <utility>

namespace weir {
namespace {

TriggerOptions trigger_options(const WatchOptions& options) {
  TriggerOptions trigger = options.trigger;
  trigger.clears = !options.clear.empty();
  if (!options.rest.empty()) trigger.rest = parse_rest(options.rest).value();
  return trigger;
}

const char* name_of(TriggerOptions::Writes writes) {
  switch (writes) {
  case TriggerOptions::Writes::Over:
    return "matches";
  case TriggerOptions::Writes::Changes:
    return "changes";
  default:
    return "all";
  }
}

}  // namespace

Watch::Watch(WatchOptions options)
    : options_{std::move(options)},
      rule_{options_.condition, options_.clear},
      trigger_{trigger_options(options_)} {}

void Watch::find_in(Lookup& lookup, RecordReader& in) {
  in_ = &in;
  if (options_.by.empty()) options_.by = lookup.key();
  rule_.find_in(lookup, in);
  if (trigger_.remembers()) key_ = in.key(options_.by);
  if (trigger_.needs_time() && !options_.time.empty()) time_ = in.time(options_.time);
}

Trigger::Answer Watch::judge(Record& record) {
  Finding finding;
  if (!rule_.judge(record, finding)) {
    in_->reject(rule_.complaint(record));
    return {};
  }
  if (!trigger_.remembers()) return trigger_.mark(finding);
  const Time time = time_ ? record.time(*time_).time : in_->arrival();
  const Trigger::Answer answer = trigger_.mark(record.key(key_), time, finding);
  if (answer.refused)
    in_->reject("a new key, and as many as --max-keys are remembered");
  return answer;
}

Parameters Watch::parameters() const {
  std::string key;
  for (const Field& field : options_.by)
    key.append(key.empty() ? "" : ",").append(field.text());
  return {{"condition", options_.condition},
          {"--clear", options_.clear},
          {"--for", format_duration(options_.trigger.hold)},
          {"--rest", options_.rest},
          {"--by", key},
          {"--time", options_.time.text()},
          {"output", name_of(options_.trigger.writes)}};
}

}  // namespace weir

#include "join/watch.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace weir {
namespace {

using Writes = TriggerOptions::Writes;

// A plain condition is a level, too.
std::vector<NamedCondition> levels_of(const WatchOptions& options) {
  if (options.condition.empty() == options.levels.empty())
    throw std::invalid_argument("a condition is wanted, or --levels in its place");
  if (options.levels.empty()) return {{"condition", options.condition}};
  try {
    return parse_levels(options.levels);
  } catch (const std::invalid_argument& error) {
    throw std::invalid_argument(std::string("--levels: ") + error.what());
  }
}

// What clears each of the levels: the same for all, or by their names.
std::vector<NamedCondition> clears_of(const WatchOptions& options,
                                      const std::vector<NamedCondition>& levels) {
  if (options.levels.empty() || !is_named(options.clear))
    return std::vector<NamedCondition>(levels.size(), {"--clear", options.clear});
  std::vector<NamedCondition> clears(levels.size());
  for (NamedCondition& clear : parse_levels(options.clear)) {
    const auto same = [&](const NamedCondition& level) {
      return level.name == clear.name;
    };
    const auto found = std::find_if(levels.begin(), levels.end(), same);
    if (found == levels.end())
      throw std::invalid_argument("--clear: " + clear.name + " is no level");
    clear.name.insert(0, "--clear: ");
    clears[static_cast<std::size_t>(found - levels.begin())] = std::move(clear);
  }
  return clears;
}

TriggerOptions trigger_options(const WatchOptions& options, std::size_t levels,
                               std::uint32_t clears) {
  TriggerOptions trigger = options.trigger;
  trigger.levels = static_cast<unsigned>(levels);
  trigger.clears = clears;
  if (!options.rest.empty()) trigger.rest = parse_rest(options.rest).value();
  if (!options.flap.empty()) trigger.flap = parse_flap_limits(options.flap).value();
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
      levels_{levels_of(options_)},
      rule_{levels_, clears_of(options_, levels_)},
      trigger_{trigger_options(options_, levels_.size(), rule_.clears())} {}

void Watch::find_in(Lookup& lookup, RecordReader& in) {
  in_ = &in;
  if (options_.by.empty()) options_.by = lookup.key();
  rule_.find_in(lookup, in);
  if (trigger_.remembers()) key_ = in.key(options_.by);
  if (trigger_.needs_time() && !options_.time.empty()) time_ = in.time(options_.time);
  if (has_levels())
    level_ = target("level", lookup);
  else if (options_.trigger.writes != Writes::Over)
    over_ = target("over", lookup);
  if (!options_.flap.empty()) flapping_ = target("flapping", lookup);
}

std::optional<Target> Watch::target(const std::string& name, const Lookup& lookup) {
  if (lookup.adds(name))
    throw std::invalid_argument(
        "\"" + name + "\" is added for the condition: don't take that column");
  return in_->target(name);
}

void Watch::add_to(Record& record, const Trigger::Answer& answer) const {
  if (over_) record.set(*over_, answer.level > 0);
  if (level_) {
    const std::string_view name =
        answer.level > 0 ? levels_[answer.level - 1].name : no_level;
    record.set_raw(*level_, "\"" + std::string(name) + "\"");
  }
  if (flapping_) record.set(*flapping_, answer.flaps);
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
          {"--levels", options_.levels},
          {"--clear", options_.clear},
          {"--flap", options_.flap},
          {"--for", format_duration(options_.trigger.hold)},
          {"--rest", options_.rest},
          {"--by", key},
          {"--time", options_.time.text()},
          {"output", name_of(options_.trigger.writes)}};
}

}  // namespace weir

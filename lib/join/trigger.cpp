#include "join/trigger.h"

#include <stdexcept>
#include <utility>

namespace weir {

using Writes = TriggerOptions::Writes;

Trigger::Trigger(const TriggerOptions& options)
    : options_{options},
      remembers_{options.writes == Writes::Changes || options.hold > Duration{} ||
                 options.clears != 0 || options.flap ||
                 options.rest.kind != Rest::Kind::None} {}

bool Trigger::needs_time() const {
  return options_.hold > Duration{} || options_.rest.kind == Rest::Kind::Span;
}

Trigger::Answer Trigger::mark(std::string_view key, Time time, Finding finding) {
  if (keys_.size() >= options_.max_keys && !keys_.find(key)) return {.refused = true};
  const std::uint32_t number = keys_.find_or_add(key);
  if (number == states_.size()) {
    states_.emplace_back();
    runs_.resize(runs_.size() + options_.levels);
  }
  if (!needs_time()) time = {};  // so that nothing of it is saved
  const bool changed = update(number, time, finding);
  State& state = states_[number];
  const bool flapped = state.flapping.flaps();
  const bool flaps = options_.flap && state.flapping.mark(changed, *options_.flap);
  Answer answer{state.level, true, flaps};
  if (options_.writes == Writes::All) return answer;
  if (flaps != flapped)
    state.told = state.level;
  else
    answer.write = !flaps && is_written(state, time, changed);
  return answer;
}

// The level it is at from this record on; true where that is another.
bool Trigger::update(std::uint32_t key, Time time, Finding finding) {
  State& state = states_[key];
  ++state.records;
  for (unsigned level = state.running + 1U; level <= finding.level; ++level)
    run_began(key, level) = time;
  state.running = static_cast<std::uint8_t>(finding.level);

  const unsigned before = state.level;
  unsigned level = finding.level;
  if (level > before) {
    while (level > before && time - run_began(key, level) < options_.hold) --level;
  } else if (level < before) {
    const std::uint32_t bit = std::uint32_t{1} << before;
    if ((options_.clears & bit) != 0 && (finding.cleared & bit) == 0) level = before;
  }
  state.level = static_cast<std::uint8_t>(level);
  return level != before;
}

bool Trigger::is_written(State& state, Time time, bool changed) const {
  const bool matches = options_.writes == Writes::Changes ? changed : state.level > 0;
  if (!matches) return false;
  if (state.level == 0) return std::exchange(state.told, std::uint8_t{0}) > 0;
  if (is_resting(state, time) && state.level <= state.rests_at) return false;
  begin_rest(state, time);
  state.told = state.level;
  return true;
}

bool Trigger::is_resting(const State& state, Time time) {
  return state.records <= state.rests_to ||
         (state.resting_by_time && time < state.rests_until);
}

void Trigger::begin_rest(State& state, Time time) const {
  const Rest& rest = options_.rest;
  state.rests_at = state.level;
  switch (rest.kind) {
  case Rest::Kind::None:
    break;
  case Rest::Kind::Records:
    state.rests_to = state.records + rest.records;
    break;
  case Rest::Kind::Share:
    state.rests_to = state.records + state.records * rest.share / Rest::whole_share;
    break;
  case Rest::Kind::Span:
    state.rests_until = time + rest.span;
    state.resting_by_time = true;
    break;
  }
}

void Trigger::save(Encoder& out) const {
  out.whole(states_.size());
  for (std::uint32_t number = 0; number < states_.size(); ++number) {
    const State& state = states_[number];
    out.text(keys_.key(number));
    out.whole(state.records);
    out.whole(state.rests_to);
    out.time(state.rests_until);
    out.whole(state.flapping.bits());
    out.flag(state.resting_by_time);
    out.whole(state.running);
    out.whole(state.level);
    out.whole(state.told);
    out.whole(state.rests_at);
  }
  for (const Time began : runs_) out.time(began);
}

void Trigger::load(Decoder& in) {
  constexpr std::size_t least_size = 10 * sizeof(std::uint64_t);
  const std::size_t count = in.count(least_size);
  keys_.clear();
  states_.clear();
  states_.reserve(count);
  const auto level = [&] {
    const std::uint64_t value = in.whole();
    if (value > options_.levels) throw std::runtime_error("a level there isn't");
    return static_cast<std::uint8_t>(value);
  };
  for (std::size_t number = 0; number < count; ++number) {
    if (keys_.find_or_add(in.text()) != number)
      throw std::runtime_error("a key occurs twice");
    State& state = states_.emplace_back();
    state.records = in.whole();
    state.rests_to = in.whole();
    state.rests_until = in.time();
    state.flapping.set_bits(static_cast<std::uint32_t>(in.whole()));
    state.resting_by_time = in.flag();
    state.running = level();
    state.level = level();
    state.told = level();
    state.rests_at = level();
  }
  runs_.resize(count * options_.levels);
  for (Time& began : runs_) began = in.time();
}

}  // namespace weir

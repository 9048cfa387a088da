#include "join/trigger.h"

#include <stdexcept>

namespace weir {

using Writes = TriggerOptions::Writes;

Trigger::Trigger(const TriggerOptions& options)
    : options_{options},
      remembers_{options.writes == Writes::Changes || options.hold > Duration{} ||
                 options.clears || options.rest.kind != Rest::Kind::None} {}

bool Trigger::needs_time() const {
  return options_.hold > Duration{} || options_.rest.kind == Rest::Kind::Span;
}

Trigger::Answer Trigger::mark(std::string_view key, Time time, Finding finding) {
  if (keys_.size() >= options_.max_keys && !keys_.find(key)) return {.refused = true};
  const std::uint32_t number = keys_.find_or_add(key);
  if (number == states_.size()) states_.emplace_back();
  State& state = states_[number];

  if (!needs_time()) time = {};  // so that nothing of it is saved
  ++state.records;
  const bool changed = update(state, time, finding);
  if (options_.writes == Writes::All) return {state.over, true};
  const bool matches = options_.writes == Writes::Changes ? changed : state.over;
  if (!matches) return {state.over, false};
  if (!state.over) return {false, state.told};
  const bool write = !is_resting(state, time);
  if (write) begin_rest(state, time);
  state.told = write;
  return {true, write};
}

// Whether it is over from this record on; true where that is a change.
bool Trigger::update(State& state, Time time, Finding finding) const {
  if (finding.met && !state.running) state.run_began = time;
  state.running = finding.met;
  const bool was_over = state.over;
  if (was_over)
    state.over = finding.met || (options_.clears && !finding.cleared);
  else
    state.over = finding.met && time - state.run_began >= options_.hold;
  return state.over != was_over;
}

bool Trigger::is_resting(const State& state, Time time) {
  return state.records <= state.rests_to ||
         (state.resting_by_time && time < state.rests_until);
}

void Trigger::begin_rest(State& state, Time time) const {
  const Rest& rest = options_.rest;
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
    out.time(state.run_began);
    out.flag(state.resting_by_time);
    out.flag(state.running);
    out.flag(state.over);
    out.flag(state.told);
  }
}

void Trigger::load(Decoder& in) {
  constexpr std::size_t least_size = 9 * sizeof(std::uint64_t);
  const std::size_t count = in.count(least_size);
  keys_.clear();
  states_.clear();
  states_.reserve(count);
  for (std::size_t number = 0; number < count; ++number) {
    if (keys_.find_or_add(in.text()) != number)
      throw std::runtime_error("a key occurs twice");
    State& state = states_.emplace_back();
    state.records = in.whole();
    state.rests_to = in.whole();
    state.rests_until = in.time();
    state.run_began = in.time();
    state.resting_by_time = in.flag();
    state.running = in.flag();
    state.over = in.flag();
    state.told = in.flag();
  }
}

}  // namespace weir

#include "join/absence.h"

#include <algorithm>
#include <functional>
#include <stdexcept>

namespace weir {

void Absence::await(std::uint32_t key) {
  due_.emplace_back(states_[key].last + options_.span, key);
  std::push_heap(due_.begin(), due_.end(), std::greater<>{});
}

std::optional<Time> Absence::mark(std::string_view key, Time time) {
  const std::uint32_t number = keys_.find_or_add(key);
  if (number == states_.size()) {
    states_.push_back({time, false});
    await(number);
    return std::nullopt;
  }
  State& state = states_[number];
  const Time before = state.last;
  if (time <= before) return std::nullopt;
  state.last = time;
  if (!state.is_silent) return std::nullopt;  // next_silent() will see that it came
  state.is_silent = false;
  await(number);
  return before;
}

std::optional<Absence::Silent> Absence::next_silent(Time now) {
  while (!due_.empty() && due_.front().first <= now) {
    const std::uint32_t number = due_.front().second;
    std::pop_heap(due_.begin(), due_.end(), std::greater<>{});
    due_.pop_back();
    State& state = states_[number];
    if (state.last + options_.span > now) {
      await(number);
      continue;
    }
    state.is_silent = true;
    return Silent{keys_.key(number), state.last};
  }
  return std::nullopt;
}

void Absence::save(Encoder& out) const {
  out.whole(states_.size());
  for (std::uint32_t number = 0; number < states_.size(); ++number) {
    out.text(keys_.key(number));
    out.time(states_[number].last);
    out.flag(states_[number].is_silent);
  }
}

void Absence::load(Decoder& in) {
  constexpr std::size_t least_size = 3 * sizeof(std::uint64_t);
  const std::size_t count = in.count(least_size);
  keys_.clear();
  states_.clear();
  due_.clear();
  for (std::uint32_t number = 0; number < count; ++number) {
    if (keys_.find_or_add(in.text()) != number)
      throw std::runtime_error("a key occurs twice");
    State& state = states_.emplace_back();
    state.last = in.time();
    state.is_silent = in.flag();
    if (!state.is_silent) await(number);
  }
}

}  // namespace weir

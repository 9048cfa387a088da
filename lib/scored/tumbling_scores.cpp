#include "scored/tumbling_scores.h"

#include <stdexcept>
#include <utility>

namespace weir {

TumblingScores::Outcome TumblingScores::add(const Record& record, std::string_view key,
                                            double value, Time time, Time now) {
  if (held_ >= options_.max_held) return Outcome::TooManyHeld;
  return options_.window.is_span() ? add_by_time(record, key, value, time, now)
                                   : add_by_count(record, key, value);
}

TumblingScores::Outcome TumblingScores::add_by_time(const Record& record,
                                                    std::string_view key, double value,
                                                    Time time, Time now) {
  clock_.observe(time, now);
  const Time start = floor_to(time, options_.window.span, {});
  if (start + options_.window.span <= clock_.watermark()) return Outcome::Late;
  Window& window = by_time_[start];
  window.held.push_back(
      {HeldRecord{record, columns_.targets()}, window.keys.find_or_add(key), value});
  ++held_;
  return Outcome::Taken;
}

TumblingScores::Outcome TumblingScores::add_by_count(const Record& record,
                                                     std::string_view key,
                                                     double value) {
  const auto known = keys_.find(key);
  if (!known && keys_.size() >= options_.max_keys) return Outcome::TooManyKeys;
  const std::uint32_t number = known ? *known : keys_.find_or_add(key);
  if (number >= by_key_.size()) by_key_.resize(number + 1);
  Window& window = by_key_[number];
  window.held.push_back({HeldRecord{record, columns_.targets()}, 0, value});
  ++held_;
  if (window.held.size() < options_.window.count) return Outcome::Taken;
  full_.push_back(std::move(window));
  window = {};
  return Outcome::Taken;
}

void TumblingScores::close(const Sink& sink) {
  for (; !full_.empty(); full_.pop_front()) release(full_.front(), sink);
  while (!by_time_.empty() &&
         by_time_.begin()->first + options_.window.span <= clock_.watermark()) {
    release(by_time_.begin()->second, sink);
    by_time_.erase(by_time_.begin());
  }
}

void TumblingScores::finish(const Sink& sink) {
  close(sink);
  for (const auto& [start, window] : by_time_) release(window, sink);
  by_time_.clear();
  for (const Window& window : by_key_) release(window, sink);
  by_key_.clear();
  keys_.clear();
}

void TumblingScores::release(const Window& window, const Sink& sink) {
  std::vector<std::vector<double>> values;
  for (const Held& held : window.held) {
    if (held.key >= values.size()) values.resize(held.key + 1);
    values[held.key].push_back(held.value);
  }
  std::vector<std::vector<ScoreRule::Score>> scores;
  scores.reserve(values.size());
  for (const auto& of_key : values) scores.push_back(rule_.score_within(of_key));
  std::vector<std::size_t> next(values.size());
  for (const Held& held : window.held) {
    held.record.restore(scratch_, columns_.targets());
    sink(scratch_, scores[held.key][next[held.key]++]);
  }
  held_ -= window.held.size();
}

void TumblingScores::save(Encoder& out, const Window& window) {
  out.whole(window.held.size());
  for (const Held& held : window.held) {
    held.record.save(out);
    out.text(window.keys.size() == 0 ? "" : window.keys.key(held.key));
    out.number(held.value);
  }
}

void TumblingScores::load(Decoder& in, Window& window) {
  for (std::size_t left = in.count(16); left > 0; --left) {
    Held held{};
    held.record.load(in);
    if (held.record.targets() != columns_.targets().size())
      throw std::runtime_error("a held record is for other columns");
    held.key = window.keys.find_or_add(in.text());
    held.value = in.number();
    window.held.push_back(std::move(held));
    ++held_;
  }
}

// Full windows are none of it: they are closed before anything is saved.
void TumblingScores::save(Encoder& out) const {
  clock_.save(out);
  out.whole(by_time_.size());
  for (const auto& [start, window] : by_time_) {
    out.time(start);
    save(out, window);
  }
  out.whole(by_key_.size());
  for (std::uint32_t i = 0; i < by_key_.size(); ++i) {
    out.text(keys_.key(i));
    save(out, by_key_[i]);
  }
}

void TumblingScores::load(Decoder& in) {
  clock_.load(in);
  by_time_.clear();
  keys_.clear();
  by_key_.clear();
  held_ = 0;
  for (std::size_t left = in.count(16); left > 0; --left) {
    const Time start = in.time();
    load(in, by_time_[start]);
  }
  for (std::size_t left = in.count(16); left > 0; --left) {
    keys_.find_or_add(in.text());
    load(in, by_key_.emplace_back());
  }
}

}  // namespace weir

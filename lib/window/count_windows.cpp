#include "window/count_windows.h"

#include <algorithm>

namespace weir {

CountWindows::CountWindows(const WindowOptions& options, const RowLayout& layout)
    : Windows{options.clock},
      layout_{layout},
      count_{options.count},
      max_keys_{options.max_keys},
      completed_{open_.end()} {}

Windows::Outcome CountWindows::place(std::string_view key, Timestamp time,
                                     std::span<const Sample> samples) {
  auto found = open_.find(key);
  if (found == open_.end()) {
    if (open_.size() >= max_keys_) return Outcome::TooManyKeys;
    found = open_
                .try_emplace(std::string(key),
                             Window{time.time, time.time, time.form, appeared_++, 0,
                                    AggregateRow{layout_}})
                .first;
  }
  Window& window = found->second;
  if (layout_.full(window.row.data())) return Outcome::Full;
  window.first = std::min(window.first, time.time);
  window.last = std::max(window.last, time.time);
  layout_.add(window.row.data(), samples);
  if (++window.records == count_) {
    complete_ = true;
    completed_ = found;
  }
  return Outcome::Taken;
}

void CountWindows::close_complete(const Sink& sink) {
  const auto& [key, window] = *completed_;
  sink({window.first, window.last, window.form, key, window.row.data(), false});
  open_.erase(completed_);
  complete_ = false;
}

void CountWindows::finish(const Sink& sink) {
  std::vector<Open::const_iterator> left;
  for (auto at = open_.cbegin(); at != open_.cend(); ++at) left.push_back(at);
  std::sort(left.begin(), left.end(),
            [](auto a, auto b) { return a->second.order < b->second.order; });
  for (const auto& at : left) {
    const auto& [key, window] = *at;
    sink({window.first, window.last, window.form, key, window.row.data(), true});
  }
  open_.clear();
}

void CountWindows::save(Encoder& out) const {
  clock_.save(out);
  out.whole(appeared_);
  out.whole(open_.size());
  for (const auto& [key, window] : open_) {
    out.text(key);
    out.timestamp({window.first, window.form});
    out.time(window.last);
    out.whole(window.order);
    out.whole(window.records);
    layout_.save(window.row.data(), out);
  }
}

void CountWindows::load(Decoder& in) {
  clock_.load(in);
  appeared_ = in.whole();
  open_.clear();
  complete_ = false;
  for (std::size_t keys = in.count(8); keys > 0; --keys) {
    const std::string_view key = in.text();
    const Timestamp first = in.timestamp();
    const Time last = in.time();
    const std::uint64_t order = in.whole(), records = in.whole();
    const auto place = open_.try_emplace(
        std::string(key),
        Window{first.time, last, first.form, order, records, AggregateRow{layout_}});
    layout_.load(place.first->second.row.data(), in);
  }
}

}  // namespace weir

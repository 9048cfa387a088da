#include "window/time_windows.h"

#include <stdexcept>

namespace weir {

TimeWindows::TimeWindows(const WindowOptions& options, const RowLayout& layout)
    : Windows{options.clock},
      layout_{layout},
      size_{options.size},
      slide_{options.slide == Duration{} ? options.size : options.slide},
      offset_{options.offset},
      max_keys_{options.max_keys} {}

Windows::Outcome TimeWindows::place(std::string_view key, Timestamp time,
                                    std::span<const Sample> samples) {
  const Time watermark = clock_.watermark();
  // Most often it is the window of the record before, and nothing to divide.
  const bool same = latest_ != nullptr && slide_ == size_ &&
                    time.time >= latest_start_ && time.time < latest_start_ + size_;
  Time start = same ? latest_start_ : floor_to(time.time, slide_, offset_);
  // Where windows have gaps between them, a record may be in none: that is not late.
  if (start + size_ > time.time && start + size_ <= watermark) return Outcome::Late;
  const std::uint64_t hash = KeyTable::hash(key);
  Outcome worst = Outcome::Taken;
  for (; start + size_ > time.time && start + size_ > watermark; start -= slide_) {
    if (!has_room(start, key)) return Outcome::TooManyKeys;
    const Outcome outcome = place_in(window(start, time.form), key, hash, samples);
    if (outcome != Outcome::Taken) worst = outcome;
  }
  return worst;
}

// False where the key is new to the window, and one too many.
bool TimeWindows::has_room(Time start, std::string_view key) const {
  if (keys_ < max_keys_) return true;
  const auto found = open_.find(start);
  return found != open_.end() && found->second.keys.find(key);
}

Windows::Outcome TimeWindows::place_in(Window& window, std::string_view key,
                                       std::uint64_t hash,
                                       std::span<const Sample> samples) {
  const std::uint32_t number = window.keys.find_or_add(key, hash);
  if (number == window.rows.size()) {
    window.rows.add();
    ++keys_;
  }
  std::byte* row = window.rows[number];
  if (layout_.full(row)) return Outcome::Full;
  layout_.add(row, samples);
  return Outcome::Taken;
}

TimeWindows::Window& TimeWindows::window(Time start, TimeForm form) {
  if (latest_ == nullptr || latest_start_ != start) {
    latest_ = &open_.try_emplace(start, layout_, form).first->second;
    latest_start_ = start;
  }
  return *latest_;
}

void TimeWindows::close_first(const Sink& sink, bool finishing) {
  const auto first = open_.begin();
  Window& window = first->second;
  const Time end = first->first + size_;
  for (std::uint32_t number = 0; number < window.rows.size(); ++number)
    sink({first->first, end, window.form, window.keys.key(number), window.rows[number],
          finishing && end > clock_.newest()});
  keys_ -= window.rows.size();
  open_.erase(first);
  latest_ = nullptr;
}

void TimeWindows::close_due(const Sink& sink) {
  while (!open_.empty() && open_.begin()->first + size_ <= clock_.watermark())
    close_first(sink, false);
}

void TimeWindows::finish(const Sink& sink) {
  while (!open_.empty()) close_first(sink, true);
}

void TimeWindows::save(Encoder& out) const {
  clock_.save(out);
  out.whole(open_.size());
  for (const auto& [start, window] : open_) {
    out.timestamp({start, window.form});
    out.whole(window.rows.size());
    for (std::uint32_t number = 0; number < window.rows.size(); ++number) {
      out.text(window.keys.key(number));
      layout_.save(window.rows[number], out);
    }
  }
}

void TimeWindows::load(Decoder& in) {
  clock_.load(in);
  open_.clear();
  latest_ = nullptr;
  keys_ = 0;
  for (std::size_t windows = in.count(8); windows > 0; --windows) {
    const Timestamp start = in.timestamp();
    Window& window = this->window(start.time, start.form);
    for (std::size_t keys = in.count(8); keys > 0; --keys, ++keys_) {
      const std::string_view key = in.text();
      if (window.keys.find_or_add(key) != window.rows.size())
        throw std::runtime_error("a key occurs twice");
      layout_.load(window.rows.add(), in);
    }
  }
}

}  // namespace weir

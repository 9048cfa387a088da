// TimeWindows: windows of one length, one behind the other or overlapping.
#pragma once

#include <map>

#include "keys/key_table.h"
#include "window/windows.h"

namespace weir {

// The keys of a window and their rows live and go with the window.
class TimeWindows final : public Windows {
 public:
  TimeWindows(const WindowOptions& options, const RowLayout& layout);

  void close(const Sink& sink) override {
    if (!open_.empty() && open_.begin()->first + size_ <= clock_.watermark())
      close_due(sink);
  }
  void finish(const Sink& sink) override;

  void save(Encoder& out) const override;
  void load(Decoder& in) override;

 private:
  struct Window {
    Window(const RowLayout& layout, TimeForm first) : form{first}, rows{layout} {}
    TimeForm form;
    KeyTable keys;
    AggregateRows rows;
  };

  Outcome place(std::string_view key, Timestamp time,
                std::span<const Sample> samples) override;
  bool has_room(Time start, std::string_view key) const;
  Outcome place_in(Window& window, std::string_view key, std::uint64_t hash,
                   std::span<const Sample> samples);
  Window& window(Time start, TimeForm form);
  void close_due(const Sink& sink);
  void close_first(const Sink& sink, bool finishing);

  const RowLayout& layout_;
  Duration size_;
  Duration slide_;
  Duration offset_;
  std::uint64_t max_keys_;

  std::map<Time, Window> open_;  // by start
  std::uint64_t keys_ = 0;       // in all of them
  Window* latest_ = nullptr;     // the one that was used last, and its start
  Time latest_start_{};
};

}  // namespace weir

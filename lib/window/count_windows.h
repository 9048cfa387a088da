// CountWindows: windows of so many records of a key.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "window/windows.h"

namespace weir {

// A window is complete with its last record; the watermark has no part in it, so
// that no record is late.
class CountWindows final : public Windows {
 public:
  CountWindows(const WindowOptions& options, const RowLayout& layout);

  void close(const Sink& sink) override {
    if (complete_) close_complete(sink);
  }
  void finish(const Sink& sink) override;

  void save(Encoder& out) const override;
  void load(Decoder& in) override;

 private:
  struct Window {
    Time first, last;
    TimeForm form;
    std::uint64_t order;  // of appearance
    std::uint64_t records;
    AggregateRow row;
  };
  using Open = std::map<std::string, Window, std::less<>>;

  Outcome place(std::string_view key, Timestamp time,
                std::span<const Sample> samples) override;
  void close_complete(const Sink& sink);

  const RowLayout& layout_;
  std::uint64_t count_;
  std::uint64_t max_keys_;

  Open open_;
  std::uint64_t appeared_ = 0;
  bool complete_ = false;
  Open::iterator completed_;  // where complete_
};

}  // namespace weir

// Windows: records are put into the windows of time, or of number, that they
// belong to, and come out of them as aggregates.
//
//   auto windows = make_windows({.size = 30s, .clock = {.delay = 10s}}, layout);
//   windows->add("doc", timestamp, samples, now);
//   windows->close([&](const ClosedWindow& window) { ... });  // what is complete
//   ...
//   windows->finish(...);                                     // all the rest
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>

#include "encoding/encoding.h"
#include "window/aggregate_row.h"
#include "window/stream_clock.h"

namespace weir {

struct WindowOptions {
  enum class Kind : unsigned char { Span, Session, Count };

  Kind kind = Kind::Span;
  Duration size{};          // Span: how long a window is; Session: the gap that ends it
  std::uint64_t count = 0;  // Count: how many records of a key make a window
  Duration slide{};         // Span: from one window's start to the next; none: size
  Duration offset{};        // Span: what all starts are shifted by
  ClockOptions clock{};
  std::uint64_t max_keys = 5'000'000;  // of all open windows together
};

// One key's part of a window that is complete. Valid during the call.
struct ClosedWindow {
  // A time window: [start, end). A session: the first record, and the gap after
  // the last. A window of records: the first and the last of them.
  Time start, end;
  TimeForm form;  // of the first record's time
  std::string_view key;
  const std::byte* row;
  bool partial;  // closed by finish() before the stream had come to its end
};

class Windows : public Remembered {
 public:
  enum class Outcome : unsigned char {
    Taken,
    Late,         // all its windows are closed
    TooManyKeys,  // max_keys; it is not in all the windows it belongs to
    Full,         // an aggregate of its row can't take more
  };
  using Sink = std::function<void(const ClosedWindow&)>;

  // Adds a record, whose samples are one a column. `now` is the wall clock.
  // Requires: close() is called after each.
  Outcome add(std::string_view key, Timestamp time, std::span<const Sample> samples,
              Time now) {
    clock_.observe(time.time, now);
    return place(key, time, samples);
  }

  // No record has come for `pause`: see StreamClock::pass().
  void pass(Duration pause) { clock_.pass(pause); }

  // Gives the sink what the watermark has made complete: in order of the
  // windows' starts, and in each in order of the keys' first appearance there.
  virtual void close(const Sink& sink) = 0;
  // The same for all the rest, at the end of the stream.
  virtual void finish(const Sink& sink) = 0;

  const StreamClock& clock() const { return clock_; }

 protected:
  explicit Windows(const ClockOptions& clock) : clock_{clock} {}

  virtual Outcome place(std::string_view key, Timestamp time,
                        std::span<const Sample> samples) = 0;

  StreamClock clock_;
};

// Sets kind and size, or count, by what was typed: "30s", a gap where `session`,
// or "100" records. Throws std::invalid_argument where it is neither, or doesn't
// go with the other options.
void set_size(WindowOptions& options, std::string_view text, bool session);

// The layout must outlive it. Requires: size > 0, or count > 0.
std::unique_ptr<Windows> make_windows(const WindowOptions& options,
                                      const RowLayout& layout);

}  // namespace weir

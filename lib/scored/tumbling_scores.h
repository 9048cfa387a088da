// TumblingScores: records are held until their window is complete, and then scored
// against the others of their key in it.
//
//   TumblingScores windows{{.window = {.span = 20s}}, columns, rule};
//   windows.add(*record, "doc", 21.5, time, now);
//   windows.close([&](Record& record, const ScoreRule::Score& score) { ... });
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <string_view>
#include <vector>

#include "baseline/score_rule.h"
#include "keys/key_table.h"
#include "ndjson/held_record.h"
#include "scored/score_columns.h"
#include "time/extent.h"
#include "window/stream_clock.h"

namespace weir {

struct TumblingOptions {
  Extent window{};  // so many records of a key, or so much time
  ClockOptions clock{};
  std::uint64_t max_keys = 1'000'000;  // where a window is a number of records
  std::uint64_t max_held = 1'000'000;  // records in all
};

class TumblingScores : public Remembered {
 public:
  enum class Outcome : unsigned char { Taken, Late, TooManyKeys, TooManyHeld };
  // A record that can be set and written, and its score.
  using Sink = std::function<void(Record&, const ScoreRule::Score&)>;

  // Both must outlive it.
  TumblingScores(const TumblingOptions& options, const ScoreColumns& columns,
                 const ScoreRule& rule)
      : options_{options}, columns_{columns}, rule_{rule}, clock_{options.clock} {}

  // Takes a record; `now` is the wall clock.
  Outcome add(const Record& record, std::string_view key, double value, Time time,
              Time now);

  // No record has come for `pause` of the wall clock.
  void pass(Duration pause) { clock_.pass(pause); }

  // Gives the records of windows that are complete to `sink`, by window and in the
  // order in which they came.
  void close(const Sink& sink);
  // The same with those that aren't, at the end of input.
  void finish(const Sink& sink);

  void save(Encoder& out) const override;
  void load(Decoder& in) override;

 private:
  struct Held {
    HeldRecord record;
    std::uint32_t key = 0;
    double value = 0;
  };
  struct Window {
    KeyTable keys;
    std::vector<Held> held;
  };

  Outcome add_by_time(const Record& record, std::string_view key, double value,
                      Time time, Time now);
  Outcome add_by_count(const Record& record, std::string_view key, double value);
  void release(const Window& window, const Sink& sink);
  static void save(Encoder& out, const Window& window);
  void load(Decoder& in, Window& window);

  TumblingOptions options_;
  const ScoreColumns& columns_;
  const ScoreRule& rule_;
  StreamClock clock_;
  std::map<Time, Window> by_time_;  // by start
  // Where a window is a number of records: the open one of each key, and those that
  // are full.
  KeyTable keys_;
  std::vector<Window> by_key_;
  std::deque<Window> full_;
  std::uint64_t held_ = 0;
  Record scratch_;
};

}  // namespace weir

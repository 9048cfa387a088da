// Trigger: what becomes of a condition from one record of a key to the next:
// when it is over, and which records are written.
//
//   Trigger trigger{{.hold = 30s}};
//   trigger.mark("doc", noon, {.level = 1});        // at level 0
//   trigger.mark("doc", noon + 30s, {.level = 1});  // at level 1, and written
//
// For each key by itself, record by record; there may be several levels, 1 upwards,
// of which a plain condition has one:
//
// - A run of a level is the records since none as high was found; it began with its
//   first record. A key rises to a level at the first record of a run whose time is
//   `hold` or more after that of the run's beginning; at once without `hold`.
// - It stays there until a lower level is found, and falls to that at once; where
//   something clears the level, until a record does so at which a lower one is found.
// - Written are the records at which the key is at a level; or those at which that
//   changes, where it is at none before its first record; or all.
// - `rest` begins with a record that is written for being at a level, or for coming
//   there. For a number N, it is the N records after that one. For a share, N is that
//   share of the records up to it, rounded down. For a span, it is all records with
//   a time less than that after its own. In it none is written but of a higher level;
//   of changes, an end is written where its beginning was.
// - With limits for flapping, none is written while a key flaps, but for the records
//   at which that begins and ends.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "encoding/encoding.h"
#include "join/flapping.h"
#include "join/rest.h"
#include "keys/key_table.h"

namespace weir {

// What the conditions say of a record.
struct Finding {
  unsigned level = 0;         // the highest that it is found at
  std::uint32_t cleared = 0;  // bit N: what clears level N is met
};

struct TriggerOptions {
  enum class Writes : unsigned char { Over, Changes, All };

  Writes writes = Writes::Over;
  Duration hold{};
  std::uint32_t clears = 0;  // bit N: something clears level N
  unsigned levels = 1;
  Rest rest{};
  std::optional<FlapLimits> flap{};
  std::uint64_t max_keys = 5'000'000;
};

class Trigger : public Remembered {
 public:
  struct Answer {
    unsigned level = 0;
    bool write = false;
    bool flaps = false;
    bool refused = false;  // as there are max_keys, and this is another
  };

  explicit Trigger(const TriggerOptions& options);

  // Whether anything depends on records before, and on their times.
  bool remembers() const { return remembers_; }
  bool needs_time() const;

  // A record, where nothing depends on those before. Requires: !remembers().
  Answer mark(Finding finding) const {
    return {finding.level,
            finding.level > 0 || options_.writes == TriggerOptions::Writes::All};
  }

  // A record of a key.
  Answer mark(std::string_view key, Time time, Finding finding);

  void save(Encoder& out) const override;
  void load(Decoder& in) override;

 private:
  struct State {
    std::uint64_t records = 0;   // so far
    std::uint64_t rests_to = 0;  // it rests up to this one of them
    Time rests_until{};          // it rests before this time
    Flapping flapping;
    bool resting_by_time = false;  // rests_until counts
    std::uint8_t running = 0;      // levels that have a run
    std::uint8_t level = 0;
    std::uint8_t told = 0;      // the level that was written last
    std::uint8_t rests_at = 0;  // it rests where it isn't above this
  };

  Time& run_began(std::uint32_t key, unsigned level) {
    return runs_[std::size_t{key} * options_.levels + level - 1];
  }
  bool update(std::uint32_t key, Time time, Finding finding);
  bool is_written(State& state, Time time, bool changed) const;
  static bool is_resting(const State& state, Time time);
  void begin_rest(State& state, Time time) const;

  TriggerOptions options_;
  bool remembers_;
  KeyTable keys_;
  std::vector<State> states_;
  std::vector<Time> runs_;  // for each key, when the run of each level began
};

}  // namespace weir

// Trigger: what becomes of a condition from one record of a key to the next:
// when it is over, and which records are written.
//
//   Trigger trigger{{.hold = 30s}};
//   trigger.mark("doc", noon, {.met = true});        // over: no
//   trigger.mark("doc", noon + 30s, {.met = true});  // over: yes, and written
//
// For each key by itself, record by record:
//
// - A run is the records since the condition was last not met; it began with its
//   first record. A key becomes over at the first record of a run whose time is
//   `hold` or more after that of the run's beginning; at once without `hold`.
// - It is over until the condition isn't met any more; with `clears`, until a
//   record clears it that doesn't meet the condition as well.
// - Written are the records at which the key is over; or those at which that
//   changes, where it is not over before its first record; or all.
// - `rest` begins with a record that is written for being over, or for becoming
//   it. For a number N, it is the N records after that one. For a share, N is that
//   share of the records up to it, rounded down. For a span, it is all records
//   with a time less than that after its own. In it none is written; of changes,
//   an end is written where its beginning was.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "encoding/encoding.h"
#include "join/rest.h"
#include "keys/key_table.h"

namespace weir {

// What the conditions say of a record.
struct Finding {
  bool met = false;
  bool cleared = false;
};

struct TriggerOptions {
  enum class Writes : unsigned char { Over, Changes, All };

  Writes writes = Writes::Over;
  Duration hold{};
  bool clears = false;
  Rest rest{};
  std::uint64_t max_keys = 5'000'000;
};

class Trigger : public Remembered {
 public:
  struct Answer {
    bool over = false;
    bool write = false;
    bool refused = false;  // as there are max_keys, and this is another
  };

  explicit Trigger(const TriggerOptions& options);

  // Whether anything depends on records before, and on their times.
  bool remembers() const { return remembers_; }
  bool needs_time() const;

  // A record, where nothing depends on those before. Requires: !remembers().
  Answer mark(Finding finding) const {
    return {finding.met, finding.met || options_.writes == TriggerOptions::Writes::All};
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
    Time run_began{};
    bool resting_by_time = false;  // rests_until counts
    bool running = false;          // run_began counts
    bool over = false;
    bool told = false;  // the record at which it became over was written
  };

  bool update(State& state, Time time, Finding finding) const;
  static bool is_resting(const State& state, Time time);
  void begin_rest(State& state, Time time) const;

  TriggerOptions options_;
  bool remembers_;
  KeyTable keys_;
  std::vector<State> states_;
};

}  // namespace weir

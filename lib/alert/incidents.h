// Incidents: when the alerts of a key are told, and which are only counted.
//
//   Incidents incidents{{.every = 5min}};
//   incidents.admit(alert);        // true: it is told
//   incidents.admit(another);      // false: held back, and counted
//   while (auto due = incidents.due(now)) ...tell of it...
//
// Times are arguments: those of the alerts, and the moments up to which what falls
// due is asked for. Each comes exactly when it is due, not with what comes next.
#pragma once

#include <cstdint>
#include <list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "alert/alert.h"
#include "encoding/encoding.h"

namespace weir {

struct IncidentOptions {
  Duration every{};   // one alert a key and span; what comes after tells of the others
  Duration repeat{};  // likewise, but after just that span the latest held is told
  Duration resolved{};           // a key of which nothing came for so long is resolved
  std::uint64_t most = 100'000;  // keys that are remembered
};

class Incidents final : public Remembered {
 public:
  // Where there are more keys than `most`, it forgets the one whose last message is
  // the oldest, whose next one is told then. Requires: not both of every and repeat.
  explicit Incidents(const IncidentOptions& options) : options_{options} {}

  // False where the key had a message less than a span from the alert's time, before
  // or after. Else it is told, and `more` is how many were held back since the last.
  // A time that is a span or more before the last message's begins a new one too: a
  // clock that was wrong once doesn't silence a key.
  bool admit(Alert& alert);

  // What falls due up to `now`, the earliest first, with the time it did; nullopt
  // where nothing does.
  std::optional<Alert> due(Time now);

  // When the next one does; latest_time where none will.
  Time next_due() const { return due_.empty() ? latest_time : due_.begin()->first; }

  // What was held back and not told of: of the keys that are remembered, and of
  // those that were forgotten.
  struct Untold {
    std::uint64_t records = 0;
    std::uint64_t keys = 0;
  };
  Untold held() const;
  Untold forgotten() const { return forgotten_; }

  void save(Encoder& out) const override;
  void load(Decoder& in) override;

 private:
  struct Entry;
  using Entries = std::list<Entry>;
  using Due = std::multimap<Time, Entries::iterator>;

  struct Entry {
    std::string key;
    Time told;  // the last message
    Time seen;  // the last record
    std::uint64_t held = 0;
    Alert latest{};  // where it may fall due
    Due::iterator due{};
  };

  Duration span() const {
    return options_.every > Duration{} ? options_.every : options_.repeat;
  }
  bool may_fall_due() const {
    return options_.repeat > Duration{} || options_.resolved > Duration{};
  }
  Time due_time(const Entry& entry) const;
  Entries::iterator add(std::string_view key, Time time);
  void schedule(Entries::iterator entry);
  void forget(Entries::iterator entry);
  void forget_oldest();

  IncidentOptions options_;
  Entries entries_;  // the one with the oldest message first
  std::unordered_map<std::string_view, Entries::iterator> by_key_;
  Due due_;
  Untold forgotten_;
};

}  // namespace weir

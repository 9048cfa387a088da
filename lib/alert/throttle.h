// Throttle: at most one message a key and span; what is held back is counted.
//
//   Throttle throttle{5min, 1000};
//   throttle.admit("doc", noon);           // 0: goes out, none was held back
//   throttle.admit("doc", noon + 1min);    // nullopt: held back
//   throttle.admit("doc", noon + 6min);    // 1: goes out, and tells of the other
#pragma once

#include <cstdint>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "encoding/encoding.h"

namespace weir {

class Throttle final : public Remembered {
 public:
  // Remembers `most` keys: where there are more, it forgets the one whose last
  // message is the oldest, whose next one goes out then. Requires: every > 0,
  // most > 0.
  Throttle(Duration every, std::uint64_t most) : every_{every}, most_{most} {}

  // nullopt where the key had a message less than a span from `time`, before or
  // after. Else it goes out now, and so many were held back since the last. A time
  // that is a span or more before the last message's begins a new one too: a clock
  // that was wrong once doesn't silence a key.
  std::optional<std::uint64_t> admit(std::string_view key, Time time);

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
  struct Entry {
    std::string key;
    Time last;
    std::uint64_t held = 0;
  };

  void add(std::string_view key, Time time);
  void forget_oldest();

  Duration every_;
  std::uint64_t most_;
  std::list<Entry> entries_;  // the one with the oldest message first
  std::unordered_map<std::string_view, std::list<Entry>::iterator> by_key_;
  Untold forgotten_;
};

}  // namespace weir

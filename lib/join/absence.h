// Absence: which keys have been silent for too long, and which are back.
//
//   Absence absence{{.span = 30s}};
//   absence.mark("doc", noon);           // nothing
//   absence.next_silent(noon + 30s);     // doc, last seen at noon
//   absence.mark("doc", noon + 50s);     // it was silent since noon
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "encoding/encoding.h"
#include "keys/key_table.h"

namespace weir {

struct AbsenceOptions {
  Duration span{};
  std::uint64_t max_keys = 5'000'000;
};

// Remembers every key that it has seen.
class Absence : public Remembered {
 public:
  struct Silent {
    std::string_view key;
    Time last{};  // when it was last seen
  };

  explicit Absence(const AbsenceOptions& options) : options_{options} {}

  // False where the key is new, and there are as many as may be.
  bool has_room_for(std::string_view key) const {
    return keys_.size() < options_.max_keys || keys_.find(key).has_value();
  }

  // The key was seen at `time`. When it was last seen before, where it was told of as
  // silent. A time before that changes nothing.
  std::optional<Time> mark(std::string_view key, Time time);

  // A key that has been silent for the span at `now`, each told of once, those that
  // have been for longest first. Valid until the next call of mark().
  std::optional<Silent> next_silent(Time now);

  void save(Encoder& out) const override;
  void load(Decoder& in) override;

 private:
  struct State {
    Time last{};
    bool is_silent = false;
  };
  using Due = std::pair<Time, std::uint32_t>;  // when to look at a key

  void await(std::uint32_t key);

  AbsenceOptions options_;
  KeyTable keys_;
  std::vector<State> states_;
  std::vector<Due> due_;  // a heap, the earliest on top; one for each that isn't silent
};

}  // namespace weir

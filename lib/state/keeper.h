// StateKeeper: --state and --save-every, for every filter that remembers.
//
//   StateKeeper state{options.state, {"window", 1, parameters}, windows, in, &out};
//   while (Record* record = in.next()) ...
//   if (!state.save()) ...finish what is held...
#pragma once

#include <optional>
#include <string>

#include "ndjson/stream.h"
#include "state/state_file.h"

namespace weir {

struct StateOptions {
  std::string file{};  // empty: nothing is kept
  Duration save_every = std::chrono::minutes{1};
};

class StateKeeper {
 public:
  // Reads what was saved, if there is any, and from then on saves every span,
  // after the output so far is flushed. Throws as StateFile does. `held`, `in`
  // and `out` must outlive it.
  StateKeeper(const StateOptions& options, const StateOwner& owner, Remembered& held,
              RecordReader& in, RecordWriter* out);

  StateKeeper(const StateKeeper&) = delete;
  StateKeeper& operator=(const StateKeeper&) = delete;

  // Saves; false where no state is kept.
  bool save();

 private:
  std::optional<StateFile> file_;
  Progress before_;
  Remembered& held_;
  RecordReader& in_;
  RecordWriter* out_;
};

}  // namespace weir

// JoinMemory: all that threshold-join(1) remembers, for its state's file.
#pragma once

#include "join/presence.h"
#include "join/watch.h"

namespace weir {

class JoinMemory : public Remembered {
 public:
  JoinMemory(Watch& watch, Presence& presence) : watch_{watch}, presence_{presence} {}

  Parameters parameters() const {
    Parameters all = watch_.parameters();
    for (auto& parameter : presence_.parameters()) all.push_back(std::move(parameter));
    return all;
  }
  void save(Encoder& out) const override {
    watch_.memory().save(out);
    presence_.save(out);
  }
  void load(Decoder& in) override {
    watch_.memory().load(in);
    presence_.load(in);
  }

 private:
  Watch& watch_;
  Presence& presence_;
};

}  // namespace weir

// Channel: a way in which people, or other programs, are told.
//
// A channel is a file pair: the class, and the function that binds its options to a
// sub-command and makes it (see command.h). What waits, is tried again, kept or put
// aside is none of its business: that is the Outbox's.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "alert/alert.h"
#include "time/time.h"

namespace weir {

// What became of a message.
struct Outcome {
  enum class Kind : unsigned char {
    Sent,     // or will be with the next flush of our output
    Again,    // not now, but the very same may be taken later
    Refused,  // never; others may be
    Failed,   // never, nor will any other be until a person has seen to it
  };
  Kind kind = Kind::Sent;
  std::string problem{};            // who says so, and why; holds no secret
  std::optional<Duration> after{};  // Again: the other side asked for that wait
  bool firm = false;                // and minds when it isn't kept
};

class Channel {
 public:
  virtual ~Channel() = default;

  // Is shown the alert of each record, also of one that will be held back, before it
  // is sent or waits; it may change the parts.
  virtual void prepare(Alert& /*alert*/) {}

  // Sends one message that tells of all of these. Throws std::system_error where
  // output of ours can't be written. Requires: at least one; of several, that each
  // was to be joined to those before it.
  virtual Outcome send(std::span<const Alert> alerts) = 0;

  // How messages call the other end: no secret.
  virtual std::string name() const = 0;

  // Whether a message that tells of `alerts` has room for `next` as well.
  virtual bool joins(std::span<const Alert> /*alerts*/, const Alert& /*next*/) const {
    return false;
  }

 protected:
  Channel() = default;
  Channel(const Channel&) = default;
  Channel& operator=(const Channel&) = default;
};

// Appends " (+12 more)" where there are more.
void append_more(std::string& out, std::uint64_t more);

}  // namespace weir

// Outage: the time in which no broker can be reached, told once when it begins and
// once when it is over.
//
//   Outage outage{"localhost:9092", std::nullopt, now};
//   outage.because("Connection refused");
//   outage.news(now + 2s)    // "localhost:9092: Connection refused; trying again"
//   outage.reached();
//   outage.news(now + 9s)    // "localhost:9092: reached again"
#pragma once

#include <optional>
#include <string>

#include "io/clock.h"

namespace weir {

class Outage {
 public:
  // A pause that is shorter than this is none.
  static constexpr Duration pause = std::chrono::seconds{1};

  // Nobody is reached yet. Gives up after `bound`, or never.
  Outage(std::string who, std::optional<Duration> bound, SteadyTime now);

  // Some broker is reached, or none any more.
  void reached();
  void lost(SteadyTime now);
  bool is_reached() const { return !since_; }

  // Why none is: what was said last.
  void because(std::string reason) { reason_ = std::move(reason); }

  // What there is to say at `now`, once.
  std::optional<std::string> news(SteadyTime now);

  // What to end with, once it has lasted for the bound.
  std::optional<std::string> given_up(SteadyTime now) const;

 private:
  std::string problem() const;

  std::string who_;
  std::optional<Duration> bound_;
  std::optional<SteadyTime> since_;
  std::string reason_;
  bool told_ = false;
};

}  // namespace weir

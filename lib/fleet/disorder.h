// Disorder: what a network does to lines on their way: it loses some, brings some
// twice or broken, and some too late.
//
//   Disorder disorder{{.late = {0.01, 30s}}, members, seed};
//   disorder.pass(line, time, out);   // appends what arrives by then
//   disorder.finish(out);             // and at last what is still on its way
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fleet/random.h"
#include "time/time.h"

namespace weir {

// That share of the lines is late, each by up to that span.
struct Lateness {
  double share = 0;
  Duration span{};
};

// The share of the lines that each befalls.
struct DisorderOptions {
  double drop = 0;
  double duplicate = 0;
  double corrupt = 0;
  Lateness late{};
};

// Reads P:SPAN, as in "1%:30s". Throws std::invalid_argument, saying why, where
// it can't.
Lateness parse_lateness(std::string_view text);

// Holds at most 64 MiB of late lines; what would be more comes in time.
class Disorder {
 public:
  struct Counts {
    std::uint64_t dropped = 0, duplicated = 0, corrupted = 0, late = 0, written = 0;
  };

  // Lines have the form that corrupt() requires.
  Disorder(const DisorderOptions& options, std::size_t members, std::uint64_t seed);

  // Appends, each with a newline, the late lines that arrive by `time` and then
  // `line`, unless it is lost or late itself. Of a line that comes twice each
  // copy may be broken or late. Requires: times in order.
  void pass(std::string_view line, Time time, std::string& out);

  // Appends the lines that are still on their way, in order of arrival.
  void finish(std::string& out);

  const Counts& counts() const { return counts_; }

 private:
  struct Held {
    Time arrival;
    std::uint64_t number;  // among those held, so that the order is certain
    std::string line;
  };

  void send(std::string_view line, Time time, std::string& out);
  void write(std::string_view line, std::string& out);
  void release(Time time, std::string& out);
  static bool arrives_later(const Held& a, const Held& b);

  DisorderOptions options_;
  std::size_t members_;
  Random drop_, duplicate_, corrupt_, late_;
  std::vector<Held> held_;  // a heap, the next to arrive on top
  std::size_t held_bytes_ = 0;
  std::string copy_;
  Counts counts_;
};

}  // namespace weir

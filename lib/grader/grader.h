// Grader: whether a score is an anomaly, by a threshold that sets itself, and how
// great a one: 0, which is none, to 1.
//
//   Grader grader{{.shingle = 8}};
//   grader.grade(0.81)   // 0
//   grader.grade(2.90)   // 0.4, say
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>

#include "encoding/encoding.h"
#include "rarity/rarity.h"

namespace weir {

// How far from what was expected is near enough to be no anomaly.
struct Nearness {
  double amount = 0;
  double ratio = 0;  // of the expected value
};

// Reads an amount, or a ratio such as 20%; nullopt where it is neither.
std::optional<Nearness> parse_nearness(std::string_view text);

struct GraderOptions {
  enum class Direction : unsigned char { Both, High, Low };

  double threshold = 4;       // of the rarity: one in 10,000
  std::uint64_t shingle = 1;  // how many records a value has to do with
  Nearness near{};
  Direction direction = Direction::Both;

  // Whether it matters what was expected.
  bool asks() const {
    return near.amount > 0 || near.ratio > 0 || direction != Direction::Both;
  }
};

class Grader : public Remembered {
 public:
  // A value of a record, and what it was expected to be.
  struct Departure {
    double value, expected;
  };
  // Of all columns.
  using Departures = std::function<std::span<const Departure>()>;

  explicit Grader(const GraderOptions& options);

  // The grade of a record's score, which is learned: none of the first ones, 0
  // below the threshold, and 1 from twice the threshold on. What follows a graded
  // record within a shingle is of the same run, and has 0 too, but where it is ten
  // times as rare. `departures` is asked only of what would be graded: that has 0
  // where all values are near enough, or none of the others lies in the direction.
  // Requires: the score is not NaN.
  std::optional<double> grade(double score, const Departures& departures = {});

  void save(Encoder& out) const override;
  void load(Decoder& in) override;

 private:
  bool matters(std::span<const Departure> departures) const;

  GraderOptions options_;
  Rarity rarity_;
  std::uint64_t count_ = 0;
  std::uint64_t run_until_ = 0;  // it reaches to this record, should there be one
  double rarest_ = 0;            // of the run
};

}  // namespace weir

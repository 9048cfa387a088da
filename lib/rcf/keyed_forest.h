// KeyedForest: one key's forest, and what it takes to score and grade its records.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "encoding/encoding.h"
#include "forest/forest.h"
#include "grader/grader.h"

namespace weir {

struct KeyedForestOptions {
  ForestOptions forest{};
  std::uint64_t warmup = 0;               // records without a score
  std::optional<GraderOptions> grader{};  // none: they have no grade
};

// Values are doubles, and a forest's floats: so that a large counter keeps its
// digits, they are taken relative to the first one.
class KeyedForest {
 public:
  KeyedForest(std::string_view key, const KeyedForestOptions& options);

  const std::string& key() const { return key_; }
  const Forest& forest() const { return forest_; }

  // What the forest is given for a value of that column.
  float given(std::size_t column, double value);
  // And the other way round.
  double meant(std::size_t column, float value) const {
    return origins_[column] + static_cast<double>(value);
  }

  struct Verdict {
    std::optional<double> score{}, grade{};  // none as long as it can't be told
  };
  // Of points in a row, which are learned; `verdicts` has a place for each.
  void judge(std::span<const float> points, std::span<Verdict> verdicts,
             const Forest::Executor& executor = Forest::in_turn);

  void save(Encoder& out) const;
  void load(Decoder& in);

 private:
  void judge_one(std::span<const float> point, Verdict& verdict,
                 const Forest::Executor& executor);
  std::optional<double> warm(double score);
  std::vector<Grader::Departure> departures(std::span<const float> point) const;

  std::string key_;
  Forest forest_;
  std::optional<Grader> grader_;
  bool asks_;  // the grader, about what was expected
  std::uint64_t warmup_;
  std::uint64_t seen_ = 0;       // records
  std::vector<double> origins_;  // not a number before there is one
};

}  // namespace weir

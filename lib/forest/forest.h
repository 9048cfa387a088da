// Forest: how unlike what came before each point of a stream is, by a random cut
// forest.
//
//   Forest forest{{.columns = 1, .shingle = 8, .trees = 50, .sample = 256}};
//   forest.score(values, scores);   // learns the values too
//
// Scores are those of AWS's random-cut-forest library: the mean over the trees of
// the expected 1 / (depth + 1) times log2(1 + sample): 0.7 to 0.9 for an ordinary
// point, log2(1 + sample) at most.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "encoding/encoding.h"
#include "forest/grove.h"
#include "forest/point_store.h"

namespace weir {

struct ForestOptions {
  std::size_t columns = 1;
  std::size_t shingle = 1;  // how many points in a row are looked at as one
  std::size_t trees = 100;
  std::size_t sample = 256;  // points a tree
  double decay = 1e-5;       // a point's weight falls by e in 1 / decay points
  std::uint64_t seed = 42;
  bool displacement = false;  // score by CoDisp in place of depth: 0 to the sample
};

class Forest : public Remembered {
 public:
  // Does tasks 0 to count - 1, in any order or at once.
  using Executor = std::function<void(std::size_t count,
                                      const std::function<void(std::size_t)>& task)>;

  // Throws std::invalid_argument where the options make no sense.
  explicit Forest(const ForestOptions& options);
  Forest(Forest&&) = delete;  // its groves know where its points are

  // Scores points, each against those before it, and learns them. `values` are
  // those of the columns, point after point; `scores` has a place for each point,
  // which gets NaN where there is none yet: before the first shingle is full, and
  // for the very first. The scores are the same however the stream is cut into
  // calls, and however the tasks are done.
  void score(std::span<const float> values, std::span<double> scores,
             const Executor& executor = in_turn);

  // The following look at a point, values of the columns, that score() has not had
  // yet, and change nothing.

  // Its score: what score() is going to say. NaN where there is none yet.
  double preview(std::span<const float> point) const;

  // What its columns, with the points before it in the shingle, have to do with
  // its score: a place a column and point of the shingle, the oldest first.
  struct Attribution {
    std::vector<double> high, low;  // for being above, or below, the others
  };
  // All zero where there is no score yet.
  Attribution attribution(std::span<const float> point) const;

  // What unknown values of a point are likely to be, a tenth of the trees having
  // less than `low`, a tenth more than `high`.
  struct Estimate {
    float value, low, high;
  };
  // A place a column; of known ones the value itself. Empty where nothing is known
  // yet.
  std::vector<Estimate> estimate(std::span<const float> point,
                                 const std::vector<bool>& unknown) const;

  // The points that are likely to come, `horizon` of them, a place a column each.
  std::vector<Estimate> forecast(std::size_t horizon) const;

  // How many points, or shingles, were learned.
  std::uint64_t learned() const { return learned_; }

  // Everything: the scores go on as if there had been no pause.
  void save(Encoder& out) const override;
  void load(Decoder& in) override;

  std::size_t bytes() const;

  static void in_turn(std::size_t count, const std::function<void(std::size_t)>& task);

 private:
  std::vector<float> shifted(const std::vector<float>& window,
                             std::span<const float> point) const;
  std::vector<Estimate> estimate_newest(const std::vector<float>& window,
                                        const std::vector<bool>& unknown) const;
  void score_block(std::span<const float> values, std::span<double> scores,
                   const Executor& executor);
  void shift_in(std::span<const float> point);
  Grove::Arrival arrival();

  ForestOptions options_;
  std::size_t dimensions_;
  std::size_t block_;         // most points at once
  std::size_t most_points_;   // that there are at once
  std::uint64_t period_ = 0;  // of moving time on; 0: never
  PointStore points_;
  std::vector<std::unique_ptr<Grove>> groves_;
  std::vector<float> window_;  // the newest shingle
  std::size_t held_ = 0;       // how many points of it there are
  std::uint64_t learned_ = 0;
};

}  // namespace weir

// CutTreeScores: what a CutTree says of a point: all that only looks at it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "forest/cut_tree.h"

namespace weir {

template <typename Width>
class CutTreeScores {
 public:
  using Ref = typename CutTree<Width>::Ref;
  using Way = typename CutTree<Width>::Way;

  // `tree` must outlive it.
  explicit CutTreeScores(const CutTree<Width>& tree)
      : tree_{tree}, ground_{tree.ground()}, dimensions_{ground_.dimensions()} {}

  // The following require that the tree isn't empty, and `way` is where it leads x.

  // The expected 1 / (depth + 1) of x, were it inserted at random, scaled to the
  // mass: 0.5 or so for one like the others, log2(1 + mass) at most.
  double score(const float* x, const Way& way, Walk& walk) const;

  // The expected displacement of the others, CoDisp in the paper: over the boxes
  // that hold x, the most that x is outweighed by; 0 to mass().
  double displacement(const float* x, const Way& way, Walk& walk) const;

  // Adds to `high` and `low`, a place a dimension, how much x being above or below
  // the others there has to do with its score. All together they are the score.
  void attribute(const float* x, const Way& way, std::span<double> high,
                 std::span<double> low) const;

  // The point that x, of which some dimensions are unknown, is most like.
  const float* most_like(const float* x, const std::vector<bool>& unknown) const;

 private:
  // A point of which some dimensions are unknown, the first of them `known`.
  struct Sketch {
    const float* x;
    const std::vector<bool>& unknown;
    std::size_t known;
  };
  // Where a look at all that it may be like has come to.
  struct Place {
    Ref at, parent;
    std::uint32_t depth;
  };
  struct Candidate {
    Ref leaf;
    double value;
    bool is_inside;  // and so it is of all boxes above
  };

  Candidate candidate(const Sketch& sketch, const Place& place) const;
  double outside_of(const Sketch& sketch, Ref ref) const;
  void attribute_twin(const float* x, const Way& way, std::span<double> high,
                      std::span<double> low) const;

  const CutTree<Width>& tree_;
  const Ground<Width>& ground_;
  std::size_t dimensions_;
};

}  // namespace weir

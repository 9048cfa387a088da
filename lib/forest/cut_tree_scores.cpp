#include "forest/cut_tree_scores.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

#include "forest/gap.h"

namespace weir {
namespace {

// log2(1 + count). Most counts are small, and it is asked for each tree and point.
double log2_of_one_more(std::uint32_t count) {
  static const auto table = [] {
    std::array<double, 1024> logarithms{};
    for (std::size_t i = 0; i < logarithms.size(); ++i)
      logarithms[i] = std::log2(1 + static_cast<double>(i));
    return logarithms;
  }();
  return count < table.size() ? table[count]
                              : std::log2(1 + static_cast<double>(count));
}

// What a point is worth that is at this depth and not among the others.
double unseen(std::uint32_t depth) {
  static constexpr auto table = [] {
    std::array<double, 128> inverses{};
    for (std::size_t i = 0; i < inverses.size(); ++i)
      inverses[i] = 1 / (static_cast<double>(i) + 1);
    return inverses;
  }();
  return depth < table.size() ? table[depth] : 1 / (static_cast<double>(depth) + 1);
}

// What one is worth that is among them, `mass` times, in a tree of `all`.
double seen(std::uint32_t depth, std::uint32_t mass, std::uint32_t all) {
  return (1 - mass / (2.0 * all)) / (depth + log2_of_one_more(mass));
}

// The widest spread of floats is more than a float: a walk with such a gap would
// have no chance that is a number.
float chance_outside(const Gap& gap) { return gap.outside / (gap.range + gap.outside); }

}  // namespace

template <typename Width>
double CutTreeScores<Width>::score(const float* x, const Way& way, Walk& walk) const {
  const float* nearest = ground_.at(way.leaf);
  const std::uint32_t all = tree_.mass();
  const double scale = log2_of_one_more(all);
  walk.begin(way.depth);
  walk.equal = std::equal(x, x + dimensions_, nearest);
  std::uint32_t depth = way.depth;
  if (walk.equal) return seen(depth, tree_.mass_of_leaf(way), all) * scale;

  double value = unseen(depth);
  while (depth > 0) {
    const Ref node = way.room[depth - 1];  // the lowest alone may have two leaves
    const Corners box =
        depth == way.depth ? ground_.corners_of_node(node) : ground_.box_of(node);
    const Gap gap = ground_.gap_of(box, x);
    if (!(gap.outside > 0)) break;  // from here on it is inside
    const float outside = chance_outside(gap);
    walk.add({gap.outside, outside});
    value = outside * unseen(--depth) + (1 - outside) * value;
  }
  return value * scale;
}

// With the masses m of the boxes from the root down, x put above box k displaces
// m[k] points there, and further up (m[j - 1] - m[j]) / (m[j] + 1) a point of box j.
template <typename Width>
double CutTreeScores<Width>::displacement(const float* x, const Way& way,
                                          Walk& walk) const {
  score(x, way, walk);
  std::vector<std::pair<double, double>> path;  // mass, chance; from the leaf upward
  path.emplace_back(tree_.mass_of_leaf(way), walk.equal ? 0 : 1);
  for (std::uint32_t level = 0; level < way.depth; ++level)
    path.emplace_back(ground_[way.room[way.depth - 1 - level]].mass,
                      level < walk.levels().size() ? walk.levels()[level].outside : 0);

  double result = 0, left = 1, most = 0;
  for (std::size_t k = path.size(); k-- > 0;) {
    const auto [mass, outside] = path[k];
    if (k + 1 < path.size())
      most = std::max(most, (path[k + 1].first - mass) / (mass + 1));
    result += left * outside * std::max(mass, most);
    left *= 1 - outside;
  }
  return result + left * most;
}

template <typename Width>
void CutTreeScores<Width>::attribute(const float* x, const Way& way,
                                     std::span<double> high,
                                     std::span<double> low) const {
  const float* nearest = ground_.at(way.leaf);
  if (std::equal(x, x + dimensions_, nearest)) return attribute_twin(x, way, high, low);

  // What is left of each level's share once the levels above took theirs: the walk
  // goes upward, so shares are gathered first.
  Walk walk;
  score(x, way, walk);
  const double scale = log2_of_one_more(tree_.mass());
  double left = 1;
  std::uint32_t depth = way.depth - static_cast<std::uint32_t>(walk.levels().size());
  const auto share = [&](const Corners& box, double of_all, double value) {
    for (std::size_t i = 0; i < dimensions_; ++i) {
      const auto [least, most] = std::minmax(box.a[i], box.b[i]);
      if (x[i] > most)
        high[i] += value * static_cast<double>(x[i] - most) / of_all;
      else if (x[i] < least)
        low[i] += value * static_cast<double>(least - x[i]) / of_all;
    }
  };
  for (std::size_t k = walk.levels().size(); k-- > 0; ++depth) {
    const double outside = walk.levels()[k].outside;
    share(ground_.corners_of(way.room[depth]), walk.levels()[k].gap,
          scale * left * outside * unseen(depth));
    left *= 1 - outside;
  }
  const Corners leaf{nearest, nearest};
  const Gap gap = ground_.gap_of(leaf, x);
  share(leaf, gap.outside, scale * left * unseen(depth));
}

// A point that is among the others is looked at as if it weren't: by the boxes of
// all but its leaf. They are scaled to what it is worth as it is.
template <typename Width>
void CutTreeScores<Width>::attribute_twin(const float* x, const Way& way,
                                          std::span<double> high,
                                          std::span<double> low) const {
  const double worth = seen(way.depth, tree_.mass_of_leaf(way), tree_.mass());
  std::vector<double> above(dimensions_,
                            worth / (2.0 * static_cast<double>(dimensions_)));
  std::vector<double> below = above;
  std::vector<float> ends;
  Ref at = way.leaf;
  for (std::uint32_t depth = way.depth; depth > 0; at = way.room[depth]) {
    const Corners beside =
        ground_.corners_of(ground_.sibling_of(at, way.room[depth - 1]));
    if (ends.empty()) {
      ends.assign(beside.a, beside.a + dimensions_);
      ends.insert(ends.end(), beside.a, beside.a + dimensions_);
    }
    for (std::size_t i = 0; i < dimensions_; ++i) {
      const auto [least, most] = std::minmax(beside.a[i], beside.b[i]);
      ends[i] = std::min(ends[i], least);
      ends[dimensions_ + i] = std::max(ends[dimensions_ + i], most);
    }
    const Gap gap = gap_of(ends.data(), ends.data() + dimensions_, x, dimensions_);
    if (!(gap.outside > 0)) break;
    const double all =
        static_cast<double>(gap.range) + static_cast<double>(gap.outside);
    const double value = unseen(--depth);
    for (std::size_t i = 0; i < dimensions_; ++i) {
      const double inside = 1 - static_cast<double>(chance_outside(gap));
      above[i] = std::max(x[i] - ends[dimensions_ + i], 0.0F) / all * value +
                 inside * above[i];
      below[i] = std::max(ends[i] - x[i], 0.0F) / all * value + inside * below[i];
    }
  }
  const double sum = std::accumulate(above.begin(), above.end(), 0.0) +
                     std::accumulate(below.begin(), below.end(), 0.0);
  const double scale = log2_of_one_more(tree_.mass()) * worth / sum;
  for (std::size_t i = 0; i < dimensions_; ++i) {
    high[i] += scale * above[i];
    low[i] += scale * below[i];
  }
}

template <typename Width>
const float* CutTreeScores<Width>::most_like(const float* x,
                                             const std::vector<bool>& unknown) const {
  const auto first = std::find(unknown.begin(), unknown.end(), true);
  const auto known = static_cast<std::size_t>(first - unknown.begin());
  return ground_.at(
      candidate({x, unknown, known}, {tree_.root(), CutTree<Width>::none, 0}).leaf);
}

// By what is known, as if x were within the box by what isn't.
template <typename Width>
double CutTreeScores<Width>::outside_of(const Sketch& sketch, Ref ref) const {
  const auto [a, b] = ground_.corners_of(ref);
  Gap gap = gap_of(a, b, sketch.x, sketch.known);
  for (std::size_t i = sketch.known; i < dimensions_; ++i)
    gap.add(a[i], b[i], sketch.unknown[i] ? a[i] : sketch.x[i]);
  return gap.outside > 0 ? static_cast<double>(chance_outside(gap)) : 0;
}

// At a cut in an unknown dimension both sides are tried; better is where x, with
// what is unknown taken from the leaf, has the smaller score.
template <typename Width>
typename CutTreeScores<Width>::Candidate CutTreeScores<Width>::candidate(
    const Sketch& sketch, const Place& place) const {
  const auto [at, parent, depth] = place;
  if (!ground_.is_node(at)) {
    if (outside_of(sketch, at) > 0) return {at, unseen(depth), false};
    const double worth = depth + log2_of_one_more(tree_.mass_of_leaf(at, parent));
    return {at, depth == 0 ? 0 : 1 / worth, true};
  }
  const auto& node = ground_[at];
  Candidate best{};
  if (sketch.unknown[node.dimension]) {
    best = candidate(sketch, {node.child[0], at, depth + 1});
    const Candidate other = candidate(sketch, {node.child[1], at, depth + 1});
    const bool is_inside = best.is_inside || other.is_inside;
    if (other.value < best.value) best = other;
    best.is_inside = is_inside;
  } else {
    best = candidate(sketch, {Ground<Width>::side_of(node, sketch.x), at, depth + 1});
  }
  if (best.is_inside) return best;
  const double outside = outside_of(sketch, at);
  best.value = outside * unseen(depth) + (1 - outside) * best.value;
  best.is_inside = !(outside > 0);
  return best;
}

template class CutTreeScores<NarrowWidth>;
template class CutTreeScores<UsualWidth>;
template class CutTreeScores<WideWidth>;

}  // namespace weir

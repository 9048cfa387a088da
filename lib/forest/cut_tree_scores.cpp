// What a CutTree says of a point: all that only looks at it.

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

#include "forest/cut_tree.h"
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
  static const auto table = [] {
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

double CutTree::score(const PointStore& points, const float* x, Place place,
                      Walk& walk) const {
  const Leaf& found = leaf(place.leaf);
  const float* nearest = points.at(found.point);
  const std::uint32_t all = mass();
  const double scale = log2_of_one_more(all);
  walk.levels.clear();
  walk.equal = std::equal(x, x + dimensions_, nearest);
  std::uint32_t depth = place.depth;
  if (walk.equal) return seen(depth, found.mass, all) * scale;

  double value = unseen(depth);
  for (Ref at = found.parent; at != none; at = nodes_[at].parent) {
    const auto [a, b] = corners_of(points, at);
    const Gap gap = gap_of(a, b, x, dimensions_);
    if (!(gap.outside > 0)) break;  // from here on it is inside
    const float outside = chance_outside(gap);
    walk.levels.push_back({at, gap.outside, outside});
    value = outside * unseen(--depth) + (1 - outside) * value;
  }
  return value * scale;
}

// With the masses m of the boxes from the root down, x put above box k displaces
// m[k] points there, and further up (m[j - 1] - m[j]) / (m[j] + 1) a point of box j.
double CutTree::displacement(const PointStore& points, const float* x, Place place,
                             Walk& walk) const {
  score(points, x, place, walk);
  std::vector<std::pair<double, double>> path;  // mass, chance; from the leaf upward
  path.emplace_back(leaf(place.leaf).mass, walk.equal ? 0 : 1);
  std::size_t level = 0;
  for (Ref at = leaf(place.leaf).parent; at != none; at = nodes_[at].parent, ++level)
    path.emplace_back(nodes_[at].mass,
                      level < walk.levels.size() ? walk.levels[level].outside : 0);

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

void CutTree::attribute(const PointStore& points, const float* x, Place place,
                        std::span<double> high, std::span<double> low) const {
  const float* nearest = points.at(leaf(place.leaf).point);
  if (std::equal(x, x + dimensions_, nearest))
    return attribute_twin(points, x, place, high, low);

  // What is left of each level's share once the levels above took theirs: the walk
  // goes upward, so shares are gathered first.
  Walk walk;
  score(points, x, place, walk);
  const double scale = log2_of_one_more(mass());
  double left = 1;
  std::uint32_t depth = place.depth - static_cast<std::uint32_t>(walk.levels.size());
  const auto share = [&](const Corners& box, double of_all, double value) {
    for (std::size_t i = 0; i < dimensions_; ++i) {
      const auto [least, most] = std::minmax(box.a[i], box.b[i]);
      if (x[i] > most)
        high[i] += value * static_cast<double>(x[i] - most) / of_all;
      else if (x[i] < least)
        low[i] += value * static_cast<double>(least - x[i]) / of_all;
    }
  };
  for (std::size_t k = walk.levels.size(); k-- > 0; ++depth) {
    const Level& level = walk.levels[k];
    const double outside = level.outside;
    share(corners_of(points, level.node), level.gap,
          scale * left * outside * unseen(depth));
    left *= 1 - outside;
  }
  const Gap gap = gap_of(nearest, nearest, x, dimensions_);
  share({nearest, nearest}, gap.outside, scale * left * unseen(depth));
}

// A point that is among the others is looked at as if it weren't: by the boxes of
// all but its leaf. They are scaled to what it is worth as it is.
void CutTree::attribute_twin(const PointStore& points, const float* x, Place place,
                             std::span<double> high, std::span<double> low) const {
  const double worth = seen(place.depth, leaf(place.leaf).mass, mass());
  std::vector<double> above(dimensions_,
                            worth / (2.0 * static_cast<double>(dimensions_)));
  std::vector<double> below = above;
  std::vector<float> ends;
  std::uint32_t depth = place.depth;
  for (Ref at = place.leaf, up = leaf(at).parent; up != none;
       at = up, up = nodes_[up].parent) {
    const Corners beside = corners_of(points, sibling_of(at, up));
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
  const double scale = log2_of_one_more(mass()) * worth / sum;
  for (std::size_t i = 0; i < dimensions_; ++i) {
    high[i] += scale * above[i];
    low[i] += scale * below[i];
  }
}

CutTree::Ref CutTree::most_like(const PointStore& points, const float* x,
                                const std::vector<bool>& unknown) const {
  const auto first = std::find(unknown.begin(), unknown.end(), true);
  const auto known = static_cast<std::size_t>(first - unknown.begin());
  return candidate(points, {x, unknown, known}, {root_, 0}).leaf;
}

// By what is known, as if x were within the box by what isn't.
double CutTree::outside_of(const PointStore& points, const Sketch& sketch,
                           Ref ref) const {
  const auto [a, b] = corners_of(points, ref);
  Gap gap = gap_of(a, b, sketch.x, sketch.known);
  for (std::size_t i = sketch.known; i < dimensions_; ++i)
    gap.add(a[i], b[i], sketch.unknown[i] ? a[i] : sketch.x[i]);
  return gap.outside > 0 ? static_cast<double>(chance_outside(gap)) : 0;
}

// At a cut in an unknown dimension both sides are tried; better is where x, with
// what is unknown taken from the leaf, has the smaller score.
CutTree::Candidate CutTree::candidate(const PointStore& points, const Sketch& sketch,
                                      Place place) const {
  if (!is_node(place.leaf)) {
    if (outside_of(points, sketch, place.leaf) > 0)
      return {place.leaf, unseen(place.depth), false};
    const double worth = place.depth + log2_of_one_more(leaf(place.leaf).mass);
    return {place.leaf, place.depth == 0 ? 0 : 1 / worth, true};
  }
  const Node& node = nodes_[place.leaf];
  const std::uint32_t below = place.depth + 1;
  Candidate best{};
  if (sketch.unknown[node.dimension]) {
    best = candidate(points, sketch, {node.child[0], below});
    const Candidate other = candidate(points, sketch, {node.child[1], below});
    const bool is_inside = best.is_inside || other.is_inside;
    if (other.value < best.value) best = other;
    best.is_inside = is_inside;
  } else {
    best = candidate(points, sketch, {side_of(node, sketch.x), below});
  }
  if (best.is_inside) return best;
  const double outside = outside_of(points, sketch, place.leaf);
  best.value = outside * unseen(place.depth) + (1 - outside) * best.value;
  best.is_inside = !(outside > 0);
  return best;
}

}  // namespace weir

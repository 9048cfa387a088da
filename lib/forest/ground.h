// Ground: what the trees of a grove are made of: nodes and their boxes, which they
// share a stock of, and the points of the forest.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "encoding/encoding.h"
#include "forest/gap.h"
#include "forest/hull.h"
#include "forest/point_store.h"
#include "forest/slab.h"
#include "forest/width.h"

namespace weir {

template <typename Width>
class Ground {
 public:
  // A node or a leaf: nodes first, and behind them leaves, which are points.
  using Ref = typename Width::Ref;
  static constexpr Ref none = std::numeric_limits<Ref>::max();

  struct Node {
    float cut = 0;
    Ref child[2] = {none, none};  // x[dimension] <= cut, and above
    // Where its box is. A node of two leaves has none, they are the box; it has
    // the mass of the first leaf here. That of any other leaf is what its parent
    // has more than its sibling, and so a leaf takes no room at all.
    Ref box = 0;
    typename Width::Dimension dimension = 0;
    typename Width::Mass mass = 0;
  };
  static_assert(sizeof(Node) == sizeof(float) + 3 * sizeof(Ref) +
                                    sizeof(typename Width::Dimension) +
                                    sizeof(typename Width::Mass),
                "padding would be saved too");

  // What is to grow on it.
  struct Size {
    std::size_t trees;
    std::size_t sample;  // points a tree, equal ones counted each
    std::size_t dimensions;
    std::size_t points;  // that the store has room for, at most

    // One tree at a time has a point more: it comes before another goes.
    std::size_t nodes() const { return trees * (sample - 1) + 1; }
    bool fits() const {
      return nodes() + points <= none && Slab::most_rows(nodes()) <= none &&
             sample < std::numeric_limits<typename Width::Mass>::max() &&
             dimensions - 1 <= std::numeric_limits<typename Width::Dimension>::max();
    }
  };

  // Requires: it fits. `points` must outlive it.
  Ground(const Size& size, const PointStore& points);

  std::size_t dimensions() const { return dimensions_; }
  const PointStore& points() const { return points_; }

  Ref leaf_base() const { return leaf_base_; }
  bool is_node(Ref ref) const { return ref < leaf_base_; }
  Ref leaf_of(PointStore::Index point) const {
    return static_cast<Ref>(leaf_base_ + point);
  }
  PointStore::Index point_of(Ref leaf) const {
    return leaf - PointStore::Index{leaf_base_};
  }
  const float* at(Ref leaf) const { return points_.at(point_of(leaf)); }

  Node& operator[](Ref node) { return nodes_[node]; }
  const Node& operator[](Ref node) const { return nodes_[node]; }

  // A node without anything. Requires: no more are taken than fit.
  Ref take();
  void give_back(Ref node);

  static Ref side_of(const Node& node, const float* x) {
    return node.child[x[node.dimension] > node.cut ? 1 : 0];
  }
  Ref sibling_of(Ref ref, Ref parent) const {
    const Node& node = nodes_[parent];
    return node.child[node.child[0] == ref ? 1 : 0];
  }
  bool has_two_leaves(Ref node) const {
    return !is_node(nodes_[node].child[0]) && !is_node(nodes_[node].child[1]);
  }
  std::uint32_t mass_of_leaf(Ref leaf, Ref parent) const;

  Corners corners_of(Ref ref) const {
    if (!is_node(ref)) return {at(ref), at(ref)};
    return corners_of_node(ref);
  }
  // Whether a node has two leaves is as good as a coin that is thrown, and so both
  // ways are one, by arithmetic: a branch would be foreseen half of the time.
  Corners corners_of_node(Ref ref) const {
    const Node& node = nodes_[ref];
    const auto first = std::int64_t{node.child[0]} - std::int64_t{leaf_base_};
    const auto second = std::int64_t{node.child[1]} - std::int64_t{leaf_base_};
    const std::int64_t has_box = (first | second) >> 63;  // all ones, or none
    const auto row = [has_box](std::int64_t of_box, std::int64_t point) {
      return point ^ ((point ^ of_box) & has_box);
    };
    const float* const stocks[] = {points_.at(0), boxes_.at(0)};
    const float* stock = stocks[has_box & 1];
    const auto box = 2 * std::int64_t{node.box};  // it is two rows as long as a point
    const auto width = static_cast<std::int64_t>(dimensions_);
    return {stock + row(box, first) * width, stock + row(box + 1, second) * width};
  }
  // Of a node that hasn't two leaves.
  Corners box_of(Ref node) const {
    const float* from = boxes_.at(nodes_[node].box);
    return {from, from + dimensions_};
  }
  Gap gap_of(const Corners& box, const float* x) const {
    if (dimensions_ == 1) {  // which is less than a call
      Gap gap;
      gap.add(*box.a, *box.b, *x);
      return gap;
    }
    return gap_of_(box.a, box.b, x, dimensions_);
  }
  // Gives a node the box around its children, or takes it away.
  void give_box(Ref node);
  // Makes its box as small as it can be.
  void fit_box(Ref node);
  void take_box(Ref node) { boxes_.give_back(nodes_[node].box); }
  // Of nodes that may have two leaves, and then it is all the same to them: makes
  // the box hold x; or as small as it can be, now that x is gone, false where x was
  // well inside, and it is as it was.
  void extend(Ref node, const float* x);
  bool shrink(Ref node, const float* x);

  // Which nodes and boxes are in use.
  struct InUse {
    std::vector<bool> nodes, boxes;
  };
  // load() throws std::runtime_error where the bytes hold no ground of this size.
  void save(Encoder& out) const;
  InUse load(Decoder& in);

  std::size_t bytes() const {
    return sizeof *this + nodes_.capacity() * sizeof(Node) + boxes_.bytes();
  }

 private:
  bool is_inside(Ref node, const float* x) const;

  const PointStore& points_;
  std::size_t dimensions_;
  GapOf gap_of_;
  HullOf hull_of_;
  Ref leaf_base_;
  Ref free_ = none;  // leads to the next as its first child
  std::vector<Node> nodes_;
  Slab boxes_;  // the low ends, and the high ones
};

}  // namespace weir

// CutTree: points in a binary tree that random cuts across their bounding boxes
// make. A point that a few cuts set apart is unlike the others.
//
//   const CutTree::Place place = tree.find(x);
//   const double score = tree.score(points, x, place, walk);
//   tree.insert(points, index, place, walk, chance);
//   tree.remove(points, leaf, ...);
//
// After Guha, Mishra, Roy and Schrijvers, "Robust Random Cut Forest Based Anomaly
// Detection on Streams" (ICML 2016). Equal points share a leaf, with a mass. A tree
// of any history has the law of one that was built of its points at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "encoding/encoding.h"
#include "forest/chance.h"
#include "forest/point_store.h"
#include "forest/slab.h"

namespace weir {

class CutTree {
 public:
  // A node or a leaf: nodes first, leaves behind them.
  using Ref = std::uint16_t;
  static constexpr Ref none = UINT16_MAX;
  static constexpr std::size_t largest_capacity = 32'000;

  // Where the cuts lead a point.
  struct Place {
    Ref leaf = none;
    std::uint32_t depth = 0;
  };

  // What a climb from a leaf sees, as far as the point lies outside.
  struct Level {
    Ref node;
    float gap;      // how far the point is outside of the node's box, all in all
    float outside;  // the chance that a random cut sets it apart there
  };
  struct Walk {
    bool equal = false;         // the leaf is the point
    std::vector<Level> levels;  // from the leaf's parent upward
  };

  // Of at most `capacity` leaves. Requires: 0 < capacity <= largest_capacity.
  CutTree(std::size_t capacity, std::size_t dimensions);

  bool empty() const { return root_ == none; }
  // How many points there are, equal ones counted each.
  std::uint32_t mass() const { return empty() ? 0 : mass_of(root_); }

  // Follows the cuts. Requires: the tree isn't empty.
  Place find(const float* x) const;
  // The same step by step, see below.
  class Descent;

  // The expected 1 / (depth + 1) of x, were it inserted at random, scaled to the
  // mass: 0.5 or so for one like the others, log2(1 + mass) at most.
  double score(const PointStore& points, const float* x, Place place, Walk& walk) const;

  // The expected displacement of the others, CoDisp in the paper: over the boxes
  // that hold x, the most that x is outweighed by; 0 to mass().
  double displacement(const PointStore& points, const float* x, Place place,
                      Walk& walk) const;

  // Adds to `high` and `low`, a place a dimension, how much x being above or below
  // the others there has to do with its score. All together they are the score.
  void attribute(const PointStore& points, const float* x, Place place,
                 std::span<double> high, std::span<double> low) const;

  // The leaf that x, of which some dimensions are unknown, is most like. Requires:
  // the tree isn't empty.
  Ref most_like(const PointStore& points, const float* x,
                const std::vector<bool>& unknown) const;
  PointStore::Index point_of(Ref ref) const { return leaf(ref).point; }

  // Inserts a point where find() and score() found that it belongs. Its leaf, and
  // whether that is new and so has taken the point.
  struct Inserted {
    Ref leaf;
    bool is_new;
  };
  Inserted insert(const PointStore& points, PointStore::Index point, Place place,
                  const Walk& walk, Chance& chance);

  // Removes one of the points of a leaf; the point that the tree lets go, if that
  // was the last of them.
  std::optional<PointStore::Index> remove(const PointStore& points, Ref from);

  // load() throws std::runtime_error where the bytes hold no tree of this shape
  // whose points are of `points`.
  void save(Encoder& out) const;
  void load(Decoder& in, const PointStore& points);

  std::size_t bytes() const;

 private:
  static constexpr std::uint16_t no_box = UINT16_MAX;

  struct Node {
    float cut = 0;
    std::uint16_t dimension = 0;
    Ref child[2] = {none, none};  // x[dimension] <= cut, and above
    Ref parent = none;
    std::uint16_t mass = 0;
    // Where its box is. A node of two leaves has none: they are the box.
    std::uint16_t box = no_box;
  };
  struct Leaf {
    PointStore::Index point = 0;
    Ref parent = none;
    std::uint16_t mass = 0;
  };
  // Two opposite ones of a box.
  struct Corners {
    const float *a, *b;
  };
  // A point of which some dimensions are unknown, the first of them `known`.
  struct Sketch {
    const float* x;
    const std::vector<bool>& unknown;
    std::size_t known;
  };
  struct Candidate {
    Ref leaf;
    double value;
    bool is_inside;  // and so it is of all boxes above
  };

  bool is_node(Ref ref) const { return ref < leaf_base_; }
  Leaf& leaf(Ref ref) { return leaves_[ref - leaf_base_]; }
  const Leaf& leaf(Ref ref) const { return leaves_[ref - leaf_base_]; }
  std::uint32_t mass_of(Ref ref) const {
    return is_node(ref) ? nodes_[ref].mass : leaf(ref).mass;
  }
  static Ref side_of(const Node& node, const float* x) {
    return node.child[x[node.dimension] > node.cut ? 1 : 0];
  }
  Ref& parent_of(Ref ref) {
    return is_node(ref) ? nodes_[ref].parent : leaf(ref).parent;
  }
  Ref sibling_of(Ref ref, Ref parent) const {
    return nodes_[parent].child[nodes_[parent].child[0] == ref ? 1 : 0];
  }
  Candidate candidate(const PointStore& points, const Sketch& sketch,
                      Place place) const;
  double outside_of(const PointStore& points, const Sketch& sketch, Ref ref) const;
  void attribute_twin(const PointStore& points, const float* x, Place place,
                      std::span<double> high, std::span<double> low) const;
  void replace_child(Ref parent, Ref old, Ref with);
  void add_mass(Ref node, int change);

  Corners corners_of(const PointStore& points, Ref ref) const;
  void give_box(Ref ref);
  void take_box(Ref ref);
  void extend(Ref ref, const float* x);
  void unite_children(const PointStore& points, Ref ref);
  bool is_inside(Ref ref, const float* x) const;
  bool has_two_leaves(Ref ref) const;
  void shrink(const PointStore& points, Ref ref, const float* gone);

  void check(const PointStore& points) const;
  Ref new_node();
  Ref new_leaf();
  void free_node(Ref ref);
  void free_leaf(Ref ref);
  void cut_between(Node& node, const Corners& box, const float* x, float gap,
                   Chance& chance) const;
  Ref splice(const PointStore& points, Ref above, Ref fresh, float gap, Chance& chance);

  std::size_t dimensions_;
  Ref leaf_base_;
  Ref root_ = none;
  std::vector<Node> nodes_;
  std::vector<Leaf> leaves_;
  Slab boxes_;                               // the low ends, and the high ones
  Ref free_node_ = none, free_leaf_ = none;  // each leads to the next as its parent
};

// A find() for those who do several at once: one's loads hide another's.
class CutTree::Descent {
 public:
  Descent() = default;  // has nowhere to go
  explicit Descent(const CutTree& tree)
      : nodes_{tree.nodes_.data()},
        leaf_base_{tree.leaf_base_},
        place_{tree.root_, 0} {}

  // Goes a step down; false where there is none.
  bool step(const float* x) {
    if (place_.leaf >= leaf_base_) return false;
    place_.leaf = side_of(nodes_[place_.leaf], x);
    ++place_.depth;
    return true;
  }

  // Where it came to. Requires: there is no step left.
  const Place& place() const { return place_; }

 private:
  const Node* nodes_ = nullptr;
  Ref leaf_base_ = 0;
  Place place_;
};

}  // namespace weir

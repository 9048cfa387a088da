// CutTree: points in a binary tree that random cuts across their bounding boxes
// make. A point that a few cuts set apart is unlike the others.
//
//   const auto way = tree.find(x, room);
//   const double score = CutTreeScores{tree}.score(x, way, walk);
//   tree.insert(point, way, walk, chance);
//   tree.remove(point, room);
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
#include "forest/ground.h"

namespace weir {

// What a climb from a leaf sees, as far as the point lies outside.
class Walk {
 public:
  struct Level {
    float gap;      // how far the point is outside of the node's box, all in all
    float outside;  // the chance that a random cut sets it apart there
  };
  bool equal = false;  // the leaf is the point

  // From the leaf's parent upward.
  std::span<const Level> levels() const { return {room_.data(), height_}; }

  // Another, of so many levels at most: there is room before, so that nothing has to
  // make some amid a climb.
  void begin(std::size_t most) {
    height_ = 0;
    if (room_.size() < most) room_.resize(most);
  }
  void add(const Level& level) { room_[height_++] = level; }

 private:
  std::size_t height_ = 0;
  std::vector<Level> room_;
};

template <typename Width>
class CutTree {
 public:
  using Ref = typename Ground<Width>::Ref;
  static constexpr Ref none = Ground<Width>::none;

  // Where the cuts lead a point. The nodes are in the caller's room, which has a
  // place for each point of the tree.
  struct Way {
    std::span<Ref> room;
    std::uint32_t depth = 0;
    Ref leaf = none;

    // From the root down.
    std::span<const Ref> nodes() const { return room.first(depth); }
  };

  // `ground` must outlive it, and be large enough.
  explicit CutTree(Ground<Width>& ground) : ground_{ground} {}

  const Ground<Width>& ground() const { return ground_; }
  Ref root() const { return root_; }
  bool empty() const { return mass_ == 0; }
  // How many points there are, equal ones counted each.
  std::uint32_t mass() const { return mass_; }
  std::uint32_t mass_of_leaf(Ref leaf, Ref parent) const {
    return parent == none ? mass_ : ground_.mass_of_leaf(leaf, parent);
  }
  std::uint32_t mass_of_leaf(const Way& way) const {
    return mass_of_leaf(way.leaf, way.depth > 0 ? way.room[way.depth - 1] : none);
  }

  // Follows the cuts. Requires: the tree isn't empty.
  Way find(const float* x, std::span<Ref> room) const;

  // Inserts a point where find() and a score of it found that it belongs. The point
  // of its leaf: itself, or the equal one that was there before.
  PointStore::Index insert(PointStore::Index point, const Way& way, const Walk& walk,
                           Chance& chance);

  // Removes a point that insert() gave; false where there are more of its leaf.
  bool remove(PointStore::Index point, std::span<Ref> room);

  // load() throws std::runtime_error where the bytes hold no tree of these points, in
  // order and equal ones as often, that grows on the ground, and takes what the tree
  // has out of what is in use there.
  using InUse = typename Ground<Width>::InUse;
  void save(Encoder& out) const { out.whole(root_); }
  void load(Decoder& in, std::span<const Ref> points, InUse& in_use);

 private:
  using Node = typename Ground<Width>::Node;

  void splice(std::span<const Ref> above, Ref old, Ref fresh, float gap,
              Chance& chance);
  void cut_between(Node& node, Ref old, const float* x, float gap,
                   Chance& chance) const;
  void add_mass(std::span<const Ref> nodes, Ref leaf, std::uint32_t change);
  void replace_child(std::span<const Ref> above, Ref old, Ref with);
  void check(Ref ref, std::uint32_t mass, InUse& in_use);
  void check_points(std::span<const Ref> points) const;

  Ground<Width>& ground_;
  Ref root_ = none;
  std::uint32_t mass_ = 0;
};

}  // namespace weir

// PlantedTree: a CutTree with its ground, the store of its points, and a chance for
// each.
#pragma once

#include <algorithm>
#include <memory>
#include <span>
#include <vector>

#include "forest/cut_tree.h"
#include "forest/cut_tree_scores.h"
#include "forest/ground.h"
#include "forest/point_store.h"
#include "forest/width.h"

namespace weir {

template <typename Width = UsualWidth>
class PlantedTree {
 public:
  PlantedTree(std::size_t dimensions, std::size_t capacity, std::uint64_t seed = 1)
      : points_{std::make_unique<PointStore>(dimensions)},
        ground_{std::make_unique<Ground<Width>>(
            typename Ground<Width>::Size{1, capacity, dimensions, 1000}, *points_)},
        tree_{*ground_},
        room_(capacity),
        seed_{seed} {}

  void insert(const std::vector<float>& point) {
    const PointStore::Index index = points_->add();
    std::copy(point.begin(), point.end(), points_->filled(index));
    auto way = tree_.find(point.data(), room_);
    Walk walk;
    if (!tree_.empty()) scores().score(point.data(), way, walk);
    Chance chance{seed_, count_++};
    if (tree_.insert(index, way, walk, chance) != index) points_->let_go(index);
  }

  // True where it was the last of its kind.
  bool remove(const std::vector<float>& point) {
    const PointStore::Index index = ground_->point_of(way_of(point).leaf);
    const bool is_last = tree_.remove(index, room_);
    if (is_last) points_->let_go(index);
    return is_last;
  }

  auto way_of(const std::vector<float>& x) const { return tree_.find(x.data(), room_); }
  const float* point_like(const std::vector<float>& x) const {
    return ground_->at(way_of(x).leaf);
  }
  std::uint32_t mass_of(const std::vector<float>& x) const {
    return tree_.mass_of_leaf(way_of(x));
  }

  double score(const std::vector<float>& x) const {
    Walk walk;
    return scores().score(x.data(), way_of(x), walk);
  }
  double displacement(const std::vector<float>& x) const {
    Walk walk;
    return scores().displacement(x.data(), way_of(x), walk);
  }

  CutTreeScores<Width> scores() const { return CutTreeScores{tree_}; }
  const CutTree<Width>& tree() const { return tree_; }
  const Ground<Width>& ground() const { return *ground_; }
  const PointStore& points() const { return *points_; }

 private:
  std::unique_ptr<PointStore> points_;  // they stay where they are as the tree moves
  std::unique_ptr<Ground<Width>> ground_;
  CutTree<Width> tree_;
  mutable std::vector<typename CutTree<Width>::Ref> room_;
  std::uint64_t seed_;
  std::uint64_t count_ = 0;
};

}  // namespace weir

// PlantedTree: a CutTree with the store of its points, and a chance for each.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "forest/cut_tree.h"

namespace weir {

class PlantedTree {
 public:
  PlantedTree(std::size_t dimensions, std::size_t capacity, std::uint64_t seed = 1)
      : points_{dimensions}, tree_{capacity, dimensions}, seed_{seed} {}

  void insert(const std::vector<float>& point) {
    const PointStore::Index index = points_.add();
    std::copy(point.begin(), point.end(), points_.filled(index));
    CutTree::Place place;
    CutTree::Walk walk;
    if (!tree_.empty()) {
      place = tree_.find(point.data());
      tree_.score(points_, point.data(), place, walk);
    }
    Chance chance{seed_, count_++};
    if (!tree_.insert(points_, index, place, walk, chance).is_new)
      points_.let_go(index);
  }

  // True where it was the last of its kind.
  bool remove(const std::vector<float>& point) {
    const auto gone = tree_.remove(points_, leaf_of(point));
    if (gone) points_.let_go(*gone);
    return gone.has_value();
  }

  CutTree::Ref leaf_of(const std::vector<float>& point) const {
    return tree_.find(point.data()).leaf;
  }
  const float* point_at(CutTree::Ref leaf) const {
    return points_.at(tree_.point_of(leaf));
  }

  double score(const std::vector<float>& x) const {
    CutTree::Walk walk;
    return tree_.score(points_, x.data(), tree_.find(x.data()), walk);
  }
  double displacement(const std::vector<float>& x) const {
    CutTree::Walk walk;
    return tree_.displacement(points_, x.data(), tree_.find(x.data()), walk);
  }

  const CutTree& tree() const { return tree_; }
  const PointStore& points() const { return points_; }

 private:
  PointStore points_;
  CutTree tree_;
  std::uint64_t seed_;
  std::uint64_t count_ = 0;
};

}  // namespace weir

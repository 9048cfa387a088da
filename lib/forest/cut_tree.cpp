#include "forest/cut_tree.h"

#include <algorithm>
#include <cmath>

#include "forest/gap.h"
#include "forest/raw.h"

namespace weir {

CutTree::CutTree(std::size_t capacity, std::size_t dimensions)
    : dimensions_{dimensions},
      leaf_base_{static_cast<Ref>(capacity)},
      nodes_(capacity - 1),
      leaves_(capacity),
      boxes_{2 * dimensions} {
  for (std::size_t i = capacity - 1; i > 0; --i) free_node(static_cast<Ref>(i - 1));
  for (std::size_t i = capacity; i > 0; --i)
    free_leaf(static_cast<Ref>(leaf_base_ + i - 1));
}

CutTree::Place CutTree::find(const float* x) const {
  Descent descent{*this};
  while (descent.step(x)) continue;
  return descent.place();
}

CutTree::Corners CutTree::corners_of(const PointStore& points, Ref ref) const {
  if (!is_node(ref)) {
    const float* point = points.at(leaf(ref).point);
    return {point, point};
  }
  const Node& node = nodes_[ref];
  if (node.box != no_box)
    return {boxes_.at(node.box), boxes_.at(node.box) + dimensions_};
  return {points.at(leaf(node.child[0]).point), points.at(leaf(node.child[1]).point)};
}

void CutTree::add_mass(Ref node, int change) {
  for (; node != none; node = nodes_[node].parent)
    nodes_[node].mass = static_cast<std::uint16_t>(nodes_[node].mass + change);
}

void CutTree::replace_child(Ref parent, Ref old, Ref with) {
  if (parent == none)
    root_ = with;
  else
    nodes_[parent].child[nodes_[parent].child[0] == old ? 0 : 1] = with;
  if (with != none) parent_of(with) = parent;
}

CutTree::Inserted CutTree::insert(const PointStore& points, PointStore::Index point,
                                  Place place, const Walk& walk, Chance& chance) {
  if (empty()) {
    root_ = new_leaf();
    leaf(root_) = {point, none, 1};
    return {root_, true};
  }
  if (walk.equal) {
    ++leaf(place.leaf).mass;
    add_mass(leaf(place.leaf).parent, 1);
    return {place.leaf, false};
  }
  const Ref fresh = new_leaf();
  leaf(fresh) = {point, none, 1};
  const float* x = points.at(point);
  // From the top: at each box that x is outside of, a random cut sets it apart by
  // that chance; else at the leaf.
  std::size_t level = walk.levels.size();
  while (level > 0 && chance.uniform() >= walk.levels[level - 1].outside) --level;
  const Ref above = level > 0 ? walk.levels[level - 1].node : place.leaf;
  const float gap = level > 0 ? walk.levels[level - 1].gap
                              : gap_of(points.at(leaf(above).point),
                                       points.at(leaf(above).point), x, dimensions_)
                                    .outside;
  const Ref node = splice(points, above, fresh, gap, chance);
  for (std::size_t i = level; i < walk.levels.size(); ++i)
    extend(walk.levels[i].node, x);

  const Ref parent = nodes_[node].parent;
  add_mass(parent, 1);
  if (is_node(above)) {
    give_box(node);
    unite_children(points, node);
  }
  if (parent != none && nodes_[parent].box == no_box) {  // it had but two leaves
    give_box(parent);
    unite_children(points, parent);
  }
  return {fresh, true};
}

// Puts a node in the place of `above`, with that and the leaf `fresh` below it and
// a random cut between the two.
CutTree::Ref CutTree::splice(const PointStore& points, Ref above, Ref fresh, float gap,
                             Chance& chance) {
  const Ref ref = new_node();
  Node& node = nodes_[ref];
  const float* x = points.at(leaf(fresh).point);
  cut_between(node, corners_of(points, above), x, gap, chance);
  node.mass = static_cast<std::uint16_t>(mass_of(above) + 1);
  node.box = no_box;
  replace_child(parent_of(above), above, ref);
  const bool fresh_is_high = x[node.dimension] > node.cut;
  node.child[fresh_is_high ? 1 : 0] = fresh;
  node.child[fresh_is_high ? 0 : 1] = above;
  leaf(fresh).parent = ref;
  parent_of(above) = ref;
  return ref;
}

// Draws a cut between the box and x, uniform over all the distance between them.
void CutTree::cut_between(Node& node, const Corners& box, const float* x, float gap,
                          Chance& chance) const {
  auto left = static_cast<float>(chance.uniform() * static_cast<double>(gap));
  float begin = 0, end = 0;
  for (std::size_t i = 0; i < dimensions_; ++i) {
    const auto [low, high] = std::minmax(box.a[i], box.b[i]);
    const bool is_below = x[i] < low;
    const float from = is_below ? x[i] : high;
    const float to = is_below ? low : x[i];
    if (!(from < to)) continue;
    // The last such dimension takes what rounding leaves over.
    node.dimension = static_cast<std::uint16_t>(i);
    begin = from;
    end = to;
    if (left < to - from) break;
    left -= to - from;
  }
  // What is at the cut goes to its low side: there the high end may not be.
  node.cut = begin + std::min(left, end - begin);
  if (node.cut >= end) node.cut = std::nextafter(end, begin);
}

std::optional<PointStore::Index> CutTree::remove(const PointStore& points, Ref from) {
  const PointStore::Index gone = leaf(from).point;
  const Ref parent = leaf(from).parent;
  if (--leaf(from).mass > 0) {
    add_mass(parent, -1);
    return std::nullopt;
  }
  free_leaf(from);
  if (parent == none) {
    root_ = none;
    return gone;
  }
  const Ref above = nodes_[parent].parent;
  replace_child(above, parent, sibling_of(from, parent));
  take_box(parent);
  free_node(parent);
  add_mass(above, -1);
  if (above != none && has_two_leaves(above)) take_box(above);
  shrink(points, above, points.at(gone));
  return gone;
}

// Makes the boxes from `ref` on upward as small as they can be, now that a point
// is gone; one that it was well inside of stays as it is, and so do all above.
void CutTree::shrink(const PointStore& points, Ref ref, const float* gone) {
  for (; ref != none; ref = nodes_[ref].parent) {
    if (nodes_[ref].box == no_box) continue;
    if (is_inside(ref, gone)) return;
    unite_children(points, ref);
  }
}

bool CutTree::has_two_leaves(Ref ref) const {
  return !is_node(nodes_[ref].child[0]) && !is_node(nodes_[ref].child[1]);
}

bool CutTree::is_inside(Ref ref, const float* x) const {
  const float* from = boxes_.at(nodes_[ref].box);
  const float* to = from + dimensions_;
  std::size_t i = 0;
  for (; i + lanes <= dimensions_; i += lanes) {
    const Lanes at = lanes_at(x + i);
    const auto beside = (at <= lanes_at(from + i)) | (at >= lanes_at(to + i));
    if ((beside[0] | beside[1] | beside[2] | beside[3]) != 0) return false;
  }
  for (; i < dimensions_; ++i)
    if (x[i] <= from[i] || x[i] >= to[i]) return false;
  return true;
}

void CutTree::extend(Ref ref, const float* x) {
  if (nodes_[ref].box == no_box) return;
  float* ends = boxes_.at(nodes_[ref].box);
  for (std::size_t i = 0; i < dimensions_; ++i) {
    ends[i] = std::min(ends[i], x[i]);
    ends[dimensions_ + i] = std::max(ends[dimensions_ + i], x[i]);
  }
}

void CutTree::unite_children(const PointStore& points, Ref ref) {
  float* ends = boxes_.at(nodes_[ref].box);
  const auto [a, b] = corners_of(points, nodes_[ref].child[0]);
  const auto [c, d] = corners_of(points, nodes_[ref].child[1]);
  for (std::size_t i = 0; i < dimensions_; ++i) {
    ends[i] = std::min(std::min(a[i], b[i]), std::min(c[i], d[i]));
    ends[dimensions_ + i] = std::max(std::max(a[i], b[i]), std::max(c[i], d[i]));
  }
}

void CutTree::give_box(Ref ref) {
  nodes_[ref].box = static_cast<std::uint16_t>(boxes_.take());
}

void CutTree::take_box(Ref ref) {
  if (nodes_[ref].box == no_box) return;
  boxes_.give_back(nodes_[ref].box);
  nodes_[ref].box = no_box;
}

CutTree::Ref CutTree::new_node() {
  const Ref ref = free_node_;
  free_node_ = nodes_[ref].parent;
  return ref;
}

CutTree::Ref CutTree::new_leaf() {
  const Ref ref = free_leaf_;
  free_leaf_ = leaf(ref).parent;
  return ref;
}

void CutTree::free_node(Ref ref) {
  nodes_[ref].parent = free_node_;
  free_node_ = ref;
}

void CutTree::free_leaf(Ref ref) {
  leaf(ref).parent = free_leaf_;
  free_leaf_ = ref;
}

void CutTree::save(Encoder& out) const {
  for (const Ref ref : {root_, free_node_, free_leaf_}) out.whole(ref);
  save_raw(out, nodes_);
  save_raw(out, leaves_);
  boxes_.save(out);
}

void CutTree::load(Decoder& in, const PointStore& points) {
  for (Ref* ref : {&root_, &free_node_, &free_leaf_})
    *ref = static_cast<Ref>(in.whole());
  load_raw(in, nodes_);
  load_raw(in, leaves_);
  boxes_.load(in);
  check(points);
}

// A state file has a checksum: this is but for one that was made by hand.
void CutTree::check(const PointStore& points) const {
  const std::size_t end = leaf_base_ + leaves_.size();
  std::vector<bool> boxes = boxes_.taken();
  const auto is_ref = [&](std::size_t ref) { return ref < end || ref == none; };
  require(nodes_.size() + 1 == leaves_.size() && leaves_.size() == leaf_base_ &&
          is_ref(root_) && is_ref(free_leaf_) && boxes.size() < no_box &&
          (free_node_ < nodes_.size() || free_node_ == none));
  for (const Node& node : nodes_) {
    require(is_ref(node.child[0]) && is_ref(node.child[1]) &&
            (node.parent < leaf_base_ || node.parent == none) &&
            node.dimension < dimensions_);
    if (node.box == no_box) continue;
    require(node.box < boxes.size() && boxes[node.box]);
    boxes[node.box] = false;  // no other node has it
  }
  require(std::find(boxes.begin(), boxes.end(), true) == boxes.end());
  for (const Leaf& leaf : leaves_)
    require(leaf.point < points.capacity() || leaf.mass == 0);
}

std::size_t CutTree::bytes() const {
  return sizeof *this + nodes_.capacity() * sizeof(Node) +
         leaves_.capacity() * sizeof(Leaf) + boxes_.bytes();
}

}  // namespace weir

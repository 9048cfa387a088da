#include "forest/cut_tree.h"

#include <algorithm>
#include <cmath>

#include "forest/raw.h"

namespace weir {
namespace {

constexpr std::uint32_t one_less = -1U;

}  // namespace

template <typename Width>
typename CutTree<Width>::Way CutTree<Width>::find(const float* x,
                                                  std::span<Ref> room) const {
  Way way{room, 0, root_};
  while (ground_.is_node(way.leaf)) {
    room[way.depth++] = way.leaf;
    way.leaf = Ground<Width>::side_of(ground_[way.leaf], x);
  }
  return way;
}

// Adds to the masses of nodes from the root down to the leaf; masses wrap around.
template <typename Width>
void CutTree<Width>::add_mass(std::span<const Ref> nodes, Ref leaf,
                              std::uint32_t change) {
  mass_ += change;
  for (const Ref node : nodes)
    ground_[node].mass = static_cast<typename Width::Mass>(ground_[node].mass + change);
  if (nodes.empty() || !ground_.has_two_leaves(nodes.back())) return;
  Node& parent = ground_[nodes.back()];
  if (parent.child[0] == leaf) parent.box = static_cast<Ref>(parent.box + change);
}

template <typename Width>
void CutTree<Width>::replace_child(std::span<const Ref> above, Ref old, Ref with) {
  if (above.empty())
    root_ = with;
  else
    ground_[above.back()].child[ground_[above.back()].child[0] == old ? 0 : 1] = with;
}

template <typename Width>
PointStore::Index CutTree<Width>::insert(PointStore::Index point, const Way& way,
                                         const Walk& walk, Chance& chance) {
  const Ref fresh = ground_.leaf_of(point);
  if (empty()) {
    root_ = fresh;
    mass_ = 1;
    return point;
  }
  const auto nodes = way.nodes();
  if (walk.equal) {
    add_mass(nodes, way.leaf, 1);
    return ground_.point_of(way.leaf);
  }
  // From the top: at each box that x is outside of, a random cut sets it apart by
  // that chance; else at the leaf.
  std::size_t level = walk.levels().size();
  while (level > 0 && chance.uniform() >= walk.levels()[level - 1].outside) --level;
  const std::size_t depth = nodes.size() - level;
  const float* x = ground_.at(fresh);
  for (std::size_t i = nodes.size() - walk.levels().size(); i < depth; ++i)
    ground_.extend(nodes[i], x);
  const float gap = level > 0 ? walk.levels()[level - 1].gap
                              : ground_.gap_of(ground_.corners_of(way.leaf), x).outside;
  splice(nodes.first(depth), level > 0 ? nodes[depth] : way.leaf, fresh, gap, chance);
  return point;
}

// Puts a node in the place of `old`, below the nodes `above`, with that and the leaf
// `fresh` below it and a random cut between the two.
template <typename Width>
void CutTree<Width>::splice(std::span<const Ref> above, Ref old, Ref fresh, float gap,
                            Chance& chance) {
  const Ref parent = above.empty() ? none : above.back();
  const bool parent_is_box = parent != none && ground_.has_two_leaves(parent);
  const std::uint32_t mass =
      ground_.is_node(old) ? ground_[old].mass : mass_of_leaf(old, parent);
  const Ref ref = ground_.take();
  Node& node = ground_[ref];
  const float* x = ground_.at(fresh);
  cut_between(node, old, x, gap, chance);
  const bool fresh_is_high = x[node.dimension] > node.cut;
  node.child[fresh_is_high ? 1 : 0] = fresh;
  node.child[fresh_is_high ? 0 : 1] = old;
  node.mass = static_cast<typename Width::Mass>(mass + 1);
  if (ground_.is_node(old))
    ground_.give_box(ref);
  else
    node.box = static_cast<Ref>(fresh_is_high ? mass : 1);
  replace_child(above, old, ref);
  add_mass(above, none, 1);
  if (parent_is_box) ground_.give_box(parent);  // it had but two leaves
}

// Draws a cut between the box and x, uniform over all the distance between them.
template <typename Width>
void CutTree<Width>::cut_between(Node& node, Ref old, const float* x, float gap,
                                 Chance& chance) const {
  const auto box = ground_.corners_of(old);
  auto left = static_cast<float>(chance.uniform() * static_cast<double>(gap));
  std::size_t at = 0;
  for (std::size_t i = 0; i < ground_.dimensions(); ++i) {
    const float distance = Gap::distance(box.a[i], box.b[i], x[i]);
    at = distance > 0 ? i : at;  // the last such takes what rounding leaves over
    if (left < distance) break;
    left -= distance;
  }
  const auto [low, high] = std::minmax(box.a[at], box.b[at]);
  const float begin = std::min(x[at], high), end = std::max(x[at], low);
  node.dimension = static_cast<typename Width::Dimension>(at);
  // What is at the cut goes to its low side: there the high end may not be.
  node.cut = begin + std::min(left, end - begin);
  if (node.cut >= end) node.cut = std::nextafter(end, begin);
}

template <typename Width>
bool CutTree<Width>::remove(PointStore::Index point, std::span<Ref> room) {
  const float* x = ground_.points().at(point);
  const Way way = find(x, room);
  const auto nodes = way.nodes();
  if (mass_of_leaf(way) > 1) {
    add_mass(nodes, way.leaf, one_less);
    return false;
  }
  if (nodes.empty()) {
    root_ = none;
    mass_ = 0;
    return true;
  }
  const Ref parent = nodes.back();
  const Ref sibling = ground_.sibling_of(way.leaf, parent);
  const std::uint32_t mass = ground_[parent].mass - 1U;  // the sibling's
  const auto above = nodes.first(nodes.size() - 1);
  if (!ground_.has_two_leaves(parent)) ground_.take_box(parent);
  ground_.give_back(parent);
  replace_child(above, parent, sibling);
  add_mass(above, none, one_less);
  if (!above.empty() && ground_.has_two_leaves(above.back())) {
    ground_.take_box(above.back());
    Node& node = ground_[above.back()];
    node.box = static_cast<Ref>(node.child[0] == sibling ? mass : node.mass - mass);
  }
  // Boxes get as small as they can be; one that x was well inside of stays as it is,
  // and so do all above.
  for (std::size_t i = above.size(); i > 0 && ground_.shrink(above[i - 1], x);) --i;
  return true;
}

template <typename Width>
void CutTree<Width>::load(Decoder& in, std::span<const Ref> points, InUse& in_use) {
  root_ = static_cast<Ref>(in.whole());
  mass_ = static_cast<std::uint32_t>(points.size());
  if (empty()) return require(root_ == none);
  check(root_, mass_, in_use);
  check_points(points);
}

// A state file has a checksum: this is but for one that was made by hand.
template <typename Width>
void CutTree<Width>::check(Ref ref, std::uint32_t mass, InUse& in_use) {
  require(mass > 0);
  if (!ground_.is_node(ref))
    return require(ground_.point_of(ref) < ground_.points().capacity());
  const Node& node = ground_[ref];
  require(in_use.nodes[ref] && node.mass == mass &&
          node.dimension < ground_.dimensions());
  in_use.nodes[ref] = false;  // no other has it
  if (!ground_.has_two_leaves(ref)) {
    require(node.box < in_use.boxes.size() && in_use.boxes[node.box]);
    in_use.boxes[node.box] = false;
  }
  const Ref first = node.child[0];
  const std::uint32_t first_mass =
      ground_.is_node(first) ? ground_[first].mass : mass_of_leaf(first, ref);
  require(first_mass < mass);
  check(first, first_mass, in_use);
  check(node.child[1], mass - first_mass, in_use);
  if (!ground_.has_two_leaves(ref)) ground_.fit_box(ref);
}

// Each is where the cuts lead it, with the mass it is to have: as all of these are the
// tree's, no other leaf is left.
template <typename Width>
void CutTree<Width>::check_points(std::span<const Ref> points) const {
  std::vector<Ref> room(points.size());
  for (auto point = points.begin(); point != points.end();) {
    const auto end = std::upper_bound(point, points.end(), *point);
    const Way way = find(ground_.points().at(*point), room);
    require(way.leaf == ground_.leaf_of(*point) && mass_of_leaf(way) == end - point);
    point = end;
  }
}

template class CutTree<NarrowWidth>;
template class CutTree<UsualWidth>;
template class CutTree<WideWidth>;

}  // namespace weir

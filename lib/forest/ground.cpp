#include "forest/ground.h"

#include <algorithm>

#include "forest/lanes.h"
#include "forest/raw.h"

namespace weir {

template <typename Width>
Ground<Width>::Ground(const Size& size, const PointStore& points)
    : points_{points},
      dimensions_{size.dimensions},
      gap_of_{gap_in(size.dimensions)},
      hull_of_{hull_in(size.dimensions)},
      leaf_base_{static_cast<Ref>(size.nodes())},
      nodes_(size.nodes()),
      boxes_{2 * size.dimensions} {
  for (std::size_t i = nodes_.size(); i > 0; --i) give_back(static_cast<Ref>(i - 1));
}

template <typename Width>
typename Ground<Width>::Ref Ground<Width>::take() {
  const Ref node = free_;
  free_ = nodes_[node].child[0];
  nodes_[node] = {};
  return node;
}

template <typename Width>
void Ground<Width>::give_back(Ref node) {
  nodes_[node].child[0] = free_;
  free_ = node;
}

template <typename Width>
std::uint32_t Ground<Width>::mass_of_leaf(Ref leaf, Ref parent) const {
  const Node& node = nodes_[parent];
  const Ref sibling = sibling_of(leaf, parent);
  if (is_node(sibling)) return node.mass - std::uint32_t{nodes_[sibling].mass};
  return leaf == node.child[0] ? node.box : node.mass - std::uint32_t{node.box};
}

template <typename Width>
void Ground<Width>::give_box(Ref node) {
  nodes_[node].box = static_cast<Ref>(boxes_.take());
  fit_box(node);
}

template <typename Width>
void Ground<Width>::extend(Ref node, const float* x) {
  if (has_two_leaves(node)) return;
  float* ends = boxes_.at(nodes_[node].box);
  for (std::size_t i = 0; i < dimensions_; ++i) {
    ends[i] = std::min(ends[i], x[i]);
    ends[dimensions_ + i] = std::max(ends[dimensions_ + i], x[i]);
  }
}

template <typename Width>
bool Ground<Width>::shrink(Ref node, const float* x) {
  if (has_two_leaves(node)) return true;
  if (is_inside(node, x)) return false;
  fit_box(node);
  return true;
}

template <typename Width>
bool Ground<Width>::is_inside(Ref node, const float* x) const {
  const float* from = boxes_.at(nodes_[node].box);
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

template <typename Width>
void Ground<Width>::fit_box(Ref node) {
  hull_of_(boxes_.at(nodes_[node].box), corners_of(nodes_[node].child[0]),
           corners_of(nodes_[node].child[1]), dimensions_);
}

template <typename Width>
void Ground<Width>::save(Encoder& out) const {
  save_raw(out, nodes_);
  out.whole(free_);
  boxes_.save(out);
}

template <typename Width>
typename Ground<Width>::InUse Ground<Width>::load(Decoder& in) {
  load_raw(in, nodes_);
  free_ = static_cast<Ref>(in.whole());
  boxes_.load(in);
  require(nodes_.size() == leaf_base_ && boxes_.rows() <= none);
  InUse in_use{std::vector<bool>(nodes_.size(), true), boxes_.taken()};
  for (Ref node = free_; node != none; node = nodes_[node].child[0]) {
    require(is_node(node) && in_use.nodes[node]);  // and so the free ones are no ring
    in_use.nodes[node] = false;
  }
  return in_use;
}

template class Ground<NarrowWidth>;
template class Ground<UsualWidth>;
template class Ground<WideWidth>;

}  // namespace weir

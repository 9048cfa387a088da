#include "forest/ground.h"

#include <doctest/doctest.h>

#include <set>
#include <stdexcept>
#include <string>

using weir::Decoder;
using weir::Encoder;
using weir::NarrowWidth;
using weir::PointStore;
using weir::UsualWidth;
using weir::WideWidth;

namespace {

using Ground = weir::Ground<NarrowWidth>;

// Points (i, -i).
PointStore points(std::size_t count) {
  PointStore points{2};
  for (std::size_t i = 0; i < count; ++i) {
    const auto point = points.add();
    points.filled(point)[0] = static_cast<float>(point);
    points.filled(point)[1] = -static_cast<float>(point);
  }
  return points;
}

TEST_CASE("Ground: there are nodes for all trees, and one more point") {
  const PointStore none{2};
  Ground ground{{3, 4, 2, 100}, none};
  std::set<Ground::Ref> nodes;
  for (int i = 0; i < 3 * 3 + 1; ++i) nodes.insert(ground.take());
  CHECK(nodes.size() == 10);
  CHECK(*nodes.rbegin() < ground.leaf_base());
  ground.give_back(4);
  CHECK(ground.take() == 4);
}

TEST_CASE("Ground: a node that is taken has nothing of what it was before") {
  const PointStore none{2};
  Ground ground{{1, 4, 2, 100}, none};
  const auto node = ground.take();
  ground[node].dimension = 1;
  ground.give_back(node);
  CHECK(ground.take() == node);
  CHECK(ground[node].dimension == 0);
}

TEST_CASE("Ground: a small one is of small numbers") {
  CHECK(sizeof(weir::Ground<NarrowWidth>::Node) == 12);
  CHECK(sizeof(weir::Ground<UsualWidth>::Node) == 16);
  CHECK(sizeof(weir::Ground<WideWidth>::Node) == 20);
}

template <typename Width>
bool fits(const typename weir::Ground<Width>::Size& size) {
  return size.fits();
}

TEST_CASE("Ground: what fits does to the last one") {
  CHECK(fits<NarrowWidth>({5, 254, 256, 64'269}));
  CHECK_FALSE(fits<NarrowWidth>({5, 255, 256, 60'000}));
  CHECK_FALSE(fits<NarrowWidth>({5, 254, 257, 60'000}));
  CHECK_FALSE(fits<NarrowWidth>({5, 254, 256, 64'270}));
  CHECK(fits<UsualWidth>({5, 255, 65'536, 60'000}));
  CHECK_FALSE(fits<UsualWidth>({5, 31'999, 1, 1000}));
  CHECK(fits<WideWidth>({5, 31'999, 65'535, 40'000'000}));
}

// Nodes over the points 1 and 5, over 3 and 4, and over both.
struct Family {
  Ground::Ref first, second, both;
};
Family family(Ground& ground) {
  const Family made{ground.take(), ground.take(), ground.take()};
  ground[made.first] = {2, {ground.leaf_of(1), ground.leaf_of(5)}, 3, 0, 4};
  ground[made.second] = {3, {ground.leaf_of(3), ground.leaf_of(4)}, 2, 0, 4};
  ground[made.both] = {3, {made.first, made.second}, 0, 0, 8};
  ground.give_box(made.both);
  return made;
}

void check_box(const Ground& ground, Ground::Ref node, const std::vector<float>& ends) {
  const auto [low, high] = ground.corners_of(node);
  CHECK((std::vector{low[0], low[1], high[0], high[1]} == ends));
}

TEST_CASE("Ground: two leaves are their node's box, and others have one") {
  const PointStore some = points(10);
  Ground ground{{1, 8, 2, 100}, some};
  const Family nodes = family(ground);
  CHECK(ground.corners_of(nodes.first).a == some.at(1));
  CHECK(ground.corners_of(nodes.first).b == some.at(5));
  check_box(ground, nodes.both, {1, -5, 5, -1});
  CHECK(ground.corners_of(ground.leaf_of(7)).a == some.at(7));
}

TEST_CASE("Ground: boxes grow, and shrink where what is gone was at an edge") {
  const PointStore some = points(10);
  Ground ground{{1, 8, 2, 100}, some};
  const Family nodes = family(ground);
  ground.extend(nodes.both, some.at(7));
  check_box(ground, nodes.both, {1, -7, 7, -1});
  CHECK_FALSE(ground.shrink(nodes.both, some.at(6)));
  check_box(ground, nodes.both, {1, -7, 7, -1});
  CHECK(ground.shrink(nodes.both, some.at(7)));
  check_box(ground, nodes.both, {1, -5, 5, -1});
  CHECK(ground.shrink(nodes.first, some.at(7)));
}

TEST_CASE("Ground: what a leaf's parent has more than its sibling is its mass") {
  const PointStore some = points(10);
  Ground ground{{1, 8, 2, 100}, some};
  const Family nodes = family(ground);
  CHECK(ground.mass_of_leaf(ground.leaf_of(1), nodes.first) == 3);
  CHECK(ground.mass_of_leaf(ground.leaf_of(5), nodes.first) == 1);
  ground[nodes.both].child[0] = ground.leaf_of(9);
  CHECK(ground.mass_of_leaf(ground.leaf_of(9), nodes.both) == 4);
}

std::string saved(const Ground& ground) {
  std::string bytes;
  Encoder out{[&](std::string_view part) { bytes.append(part); }};
  ground.save(out);
  return bytes;
}

TEST_CASE("Ground: is read back as it was, and tells what is in use") {
  const PointStore some = points(10);
  Ground ground{{1, 8, 2, 100}, some}, back{{1, 8, 2, 100}, some};
  const Family nodes = family(ground);
  const std::string bytes = saved(ground);
  Decoder in{bytes};
  const auto in_use = back.load(in);
  CHECK(in.done());
  CHECK((saved(back) == bytes));
  for (Ground::Ref node = 0; node < 8; ++node)
    CHECK(in_use.nodes[node] ==
          (node == nodes.first || node == nodes.second || node == nodes.both));
  CHECK(in_use.boxes[ground[nodes.both].box]);

  Ground other{{1, 9, 2, 100}, some};
  Decoder again{bytes};
  CHECK_THROWS_AS(other.load(again), std::runtime_error);
}

TEST_CASE("Ground: doesn't take bytes for one whose free nodes lead astray") {
  const PointStore some = points(10);
  for (const Ground::Ref to :
       std::initializer_list<Ground::Ref>{5, 8, 1000}) {  // a ring, and outside
    Ground ground{{1, 8, 2, 100}, some}, back{{1, 8, 2, 100}, some};
    ground[5].child[0] = to;
    const std::string bytes = saved(ground);
    Decoder in{bytes};
    CHECK_THROWS_AS(back.load(in), std::runtime_error);
  }
}

}  // namespace

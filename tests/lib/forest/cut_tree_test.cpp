#include "forest/cut_tree.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>
#include <stdexcept>
#include <string>

#include "forest/raw.h"
#include "support/planted_tree.h"

using weir::CutTree;
using weir::Decoder;
using weir::Encoder;
using weir::Ground;
using weir::NarrowWidth;
using weir::PlantedTree;
using weir::PointStore;
using weir::UsualWidth;
using weir::WideWidth;

namespace {

using Point = std::vector<float>;

TEST_CASE("CutTree: finds each of its points, equal ones in one leaf") {
  PlantedTree planted{1, 100};
  for (const float value : {3.0F, 1.0F, 3.0F, 2.0F, 3.0F}) planted.insert({value});
  CHECK(planted.tree().mass() == 5);
  for (const float value : {1.0F, 2.0F, 3.0F}) {
    CHECK(planted.point_like({value})[0] == value);
    CHECK(planted.mass_of({value}) == (value == 3 ? 3 : 1));
  }
}

// That each node's mass and box is that of its children.
template <typename Width>
bool adds_up(const PlantedTree<Width>& planted, typename Ground<Width>::Ref ref) {
  const Ground<Width>& ground = planted.ground();
  if (!ground.is_node(ref)) return true;
  const auto& node = ground[ref];
  std::uint32_t mass = 0;
  for (const auto child : node.child)
    mass += ground.is_node(child) ? std::uint32_t{ground[child].mass}
                                  : planted.tree().mass_of_leaf(child, ref);
  const auto ends = ground.corners_of(ref), a = ground.corners_of(node.child[0]),
             b = ground.corners_of(node.child[1]);
  for (std::size_t i = 0; i < ground.dimensions(); ++i)
    if (std::minmax({ends.a[i], ends.b[i]}) !=
        std::minmax({a.a[i], a.b[i], b.a[i], b.b[i]}))
      return false;
  return mass == node.mass && adds_up(planted, node.child[0]) &&
         adds_up(planted, node.child[1]);
}

TEST_CASE_TEMPLATE("CutTree: after any inserts and removals, all is in its place",
                   Width, NarrowWidth, UsualWidth, WideWidth) {
  std::mt19937 random{3};  // NOLINT(*-msc51-cpp): the same each time
  PlantedTree<Width> planted{2, 40};
  std::vector<Point> held;
  for (int round = 0; round < 5000; ++round) {
    if (held.size() < 40 && (held.empty() || random() % 3 != 0)) {
      held.push_back(
          {static_cast<float>(random() % 7), static_cast<float>(random() % 7)});
      planted.insert(held.back());
    } else {
      const auto at =
          held.begin() + static_cast<std::ptrdiff_t>(random() % held.size());
      const bool is_last = std::count(held.begin(), held.end(), *at) == 1;
      REQUIRE(planted.remove(*at) == is_last);
      held.erase(at);
    }
    REQUIRE(planted.tree().mass() == held.size());
    if (held.empty()) continue;
    REQUIRE(adds_up(planted, planted.tree().root()));
    for (const Point& point : held) {
      REQUIRE(std::equal(point.begin(), point.end(), planted.point_like(point)));
      REQUIRE(planted.mass_of(point) == std::count(held.begin(), held.end(), point));
    }
  }
}

TEST_CASE("CutTree: neighbours among the floats are kept apart") {
  PlantedTree planted{1, 10};
  const float one = 1, next = std::nextafter(one, 2.0F),
              after = std::nextafter(next, 2.0F);
  for (const float value : {one, next, after, -one, -next}) planted.insert({value});
  for (const float value : {one, next, after, -one, -next})
    CHECK(planted.point_like({value})[0] == value);
}

TEST_CASE("CutTree: what is removed last leaves nothing") {
  PlantedTree planted{1, 2};
  planted.insert({1.0F});
  planted.insert({1.0F});
  CHECK_FALSE(planted.remove({1.0F}));
  CHECK(planted.remove({1.0F}));
  CHECK(planted.tree().empty());
  CHECK(planted.tree().mass() == 0);
}

// A tree of 25 points, equal ones among them.
PlantedTree<> grown() {
  PlantedTree planted{2, 30};
  std::mt19937 random{5};  // NOLINT(*-msc51-cpp): the same each time
  for (int i = 0; i < 25; ++i)
    planted.insert(
        {static_cast<float>(random() % 5), static_cast<float>(random() % 5)});
  return planted;
}

template <typename Saved>
std::string saved(const Saved& what) {
  std::string bytes;
  Encoder out{[&](std::string_view part) { bytes.append(part); }};
  what.save(out);
  return bytes;
}

using Points = std::vector<CutTree<UsualWidth>::Ref>;

// In order, each as often as it is there.
Points points_of(const PlantedTree<>& planted) {
  Points points;
  for (PointStore::Index i = 0; i < planted.points().capacity(); ++i) {
    if (planted.points().owners()[i] == 0) continue;
    const float* x = planted.points().at(i);
    points.insert(points.end(), planted.mass_of({x[0], x[1]}),
                  static_cast<CutTree<UsualWidth>::Ref>(i));
  }
  return points;
}

TEST_CASE("CutTree: is read back as it was") {
  const PlantedTree planted = grown();
  const std::string bytes = saved(planted.ground()) + saved(planted.tree());
  Ground<UsualWidth> ground{{1, 30, 2, 1000}, planted.points()};
  CutTree back{ground};
  Decoder in{bytes};
  auto in_use = ground.load(in);
  back.load(in, points_of(planted), in_use);
  CHECK(in.done());
  CHECK((saved(ground) + saved(back) == bytes));
  for (const auto& left : {in_use.nodes, in_use.boxes})
    CHECK(std::count(left.begin(), left.end(), true) == 0);
}

TEST_CASE("CutTree: doesn't take bytes for a tree that don't add up to one") {
  const PlantedTree planted = grown();
  const std::string tree = saved(planted.tree());
  const Points points = points_of(planted);
  const auto load = [&](const Ground<UsualWidth>& from, const Points& held) {
    Ground<UsualWidth> ground{{1, 30, 2, 1000}, planted.points()};
    CutTree back{ground};
    const std::string bytes = saved(from);
    Decoder in{bytes}, in_tree{tree};
    auto in_use = ground.load(in);
    back.load(in_tree, held, in_use);
  };
  CHECK_NOTHROW(load(planted.ground(), points));
  CHECK_THROWS_AS(load(planted.ground(), {}), std::runtime_error);
  CHECK_THROWS_AS(load(planted.ground(), {points.begin() + 1, points.end()}),
                  std::runtime_error);
  Points others = points;  // as many
  *std::adjacent_find(others.begin(), others.end(), std::not_equal_to{}) =
      others.back();
  std::sort(others.begin(), others.end());
  CHECK_THROWS_AS(load(planted.ground(), others), std::runtime_error);

  using Node = Ground<UsualWidth>::Node;
  const auto root = planted.tree().root();
  const auto with = [&](auto&& change) {
    Ground<UsualWidth> ground = planted.ground();
    change(ground[root]);
    return ground;
  };
  const std::vector<std::function<void(Node&)>> changes{
      [&](Node& node) { node.child[0] = root; },          // a ring
      [](Node& node) { node.child[0] = node.child[1]; },  // two ways to one
      [](Node& node) { node.child[1] = 60'000; },         // no such point
      [](Node& node) { node.dimension = 2; },
      [](Node& node) { node.mass = 26; },
      [](Node& node) { node.cut = 99; },  // where no point is led to one side
      [](Node& node) { node.box = 999; }};
  for (const auto& change : changes)
    CHECK_THROWS_AS(load(with(change), points), std::runtime_error);
}

TEST_CASE("CutTree: boxes are those of its points, whatever the bytes say") {
  const PlantedTree planted = grown();
  const std::string bytes = saved(planted.ground());
  Decoder all{bytes};
  std::string crafted;
  Encoder out{[&](std::string_view part) { crafted.append(part); }};
  std::vector<float> boxes;
  out.text(all.text());  // the nodes
  out.whole(all.whole());
  weir::load_raw(all, boxes);
  const auto width = static_cast<std::ptrdiff_t>(2 * planted.ground().dimensions());
  const auto box = planted.ground()[planted.tree().root()].box;
  std::fill_n(boxes.begin() + box * width, width, std::nanf(""));
  weir::save_raw(out, boxes);
  out.whole(all.whole());
  planted.tree().save(out);

  Ground<UsualWidth> ground{{1, 30, 2, 1000}, planted.points()};
  CutTree back{ground};
  Decoder in{crafted};
  auto in_use = ground.load(in);
  back.load(in, points_of(planted), in_use);
  CHECK((saved(ground) == bytes));
}

}  // namespace

#include "forest/cut_tree.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>

#include "support/planted_tree.h"

using weir::CutTree;
using weir::Decoder;
using weir::Encoder;
using weir::PlantedTree;

namespace {

TEST_CASE("CutTree: finds each of its points, equal ones in one leaf") {
  PlantedTree planted{1, 100};
  for (const float value : {3.0F, 1.0F, 3.0F, 2.0F, 3.0F}) planted.insert({value});
  CHECK(planted.tree().mass() == 5);
  CHECK(planted.leaf_of({3.0F}) == planted.leaf_of({3.0F}));
  CHECK(planted.leaf_of({3.0F}) != planted.leaf_of({2.0F}));
  for (const float value : {1.0F, 2.0F, 3.0F})
    CHECK(planted.point_at(planted.leaf_of({value}))[0] == value);
}

TEST_CASE("CutTree: after any inserts and removals, each point is at its leaf") {
  std::mt19937 random{3};  // NOLINT(*-msc51-cpp): the same each time
  PlantedTree planted{2, 40};
  std::vector<std::vector<float>> held;
  for (int round = 0; round < 5000; ++round) {
    if (held.size() < 40 && (held.empty() || random() % 3 != 0)) {
      held.push_back(
          {static_cast<float>(random() % 7), static_cast<float>(random() % 7)});
      planted.insert(held.back());
    } else {
      const auto at =
          held.begin() + static_cast<std::ptrdiff_t>(random() % held.size());
      planted.remove(*at);
      held.erase(at);
    }
    REQUIRE(planted.tree().mass() == held.size());
    for (const auto& point : held) {
      const float* found = planted.point_at(planted.leaf_of(point));
      REQUIRE(std::equal(point.begin(), point.end(), found));
    }
  }
}

TEST_CASE("CutTree: neighbours among the floats are kept apart") {
  PlantedTree planted{1, 10};
  const float one = 1, next = std::nextafter(one, 2.0F),
              after = std::nextafter(next, 2.0F);
  for (const float value : {one, next, after, -one, -next}) planted.insert({value});
  for (const float value : {one, next, after, -one, -next})
    CHECK(planted.point_at(planted.leaf_of({value}))[0] == value);
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

TEST_CASE("CutTree: is read back as it was, and goes on alike") {
  PlantedTree planted{2, 30};
  std::mt19937 random{5};  // NOLINT(*-msc51-cpp): the same each time
  const auto any = [&] {
    return std::vector<float>{static_cast<float>(random() % 100),
                              static_cast<float>(random() % 100)};
  };
  for (int i = 0; i < 25; ++i) planted.insert(any());
  std::string bytes, bytes_again;
  Encoder out{[&](std::string_view part) { bytes.append(part); }};
  planted.tree().save(out);
  CutTree back{30, 2};
  Decoder in{bytes};
  back.load(in, planted.points());
  CHECK(in.done());
  Encoder out_again{[&](std::string_view part) { bytes_again.append(part); }};
  back.save(out_again);
  CHECK((bytes == bytes_again));

  CutTree other{31, 2};
  Decoder again{bytes};
  CHECK_THROWS_AS(other.load(again, planted.points()), std::runtime_error);
}

}  // namespace

#include "forest/point_store.h"

#include <doctest/doctest.h>

#include <set>
#include <stdexcept>
#include <string>

using weir::Decoder;
using weir::Encoder;
using weir::PointStore;

namespace {

TEST_CASE("PointStore: a point stays as long as it has an owner") {
  PointStore points{2};
  const PointStore::Index a = points.add();
  points.filled(a)[0] = 1;
  points.filled(a)[1] = 2;
  points.take(a);
  points.let_go(a);
  const PointStore::Index b = points.add();
  CHECK(a != b);
  CHECK(points.at(a)[1] == 2);
  points.let_go(a);
  CHECK(points.add() == a);  // its place is free again
}

TEST_CASE("PointStore: has no more places than points, or nearly") {
  PointStore points{3};
  std::set<PointStore::Index> held;
  for (int i = 0; i < 1000; ++i) held.insert(points.add());
  CHECK(held.size() == 1000);
  CHECK(points.capacity() <= PointStore::most_capacity(1000));
  for (const auto index : held) points.let_go(index);
  for (int i = 0; i < 1000; ++i) points.add();
  CHECK(points.capacity() <= PointStore::most_capacity(1000));
}

TEST_CASE("PointStore: is read back as it was") {
  PointStore points{1};
  const auto a = points.add(), b = points.add();
  points.filled(b)[0] = 5;
  points.let_go(a);
  std::string bytes;
  Encoder out{[&](std::string_view part) { bytes.append(part); }};
  points.save(out);

  PointStore back{1};
  Decoder in{bytes};
  back.load(in);
  CHECK(back.at(b)[0] == 5);
  CHECK(back.add() == a);

  PointStore other{2};
  Decoder again{bytes};
  CHECK_THROWS_AS(other.load(again), std::runtime_error);
}

}  // namespace

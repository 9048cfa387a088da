#include "rcf/keyed_forests.h"

#include <doctest/doctest.h>

#include <string>

using namespace weir;

namespace {

constexpr ForestOptions small{.columns = 2, .trees = 3, .sample = 8};

TEST_CASE("KeyedForest: large numbers keep their digits, relative to the first") {
  KeyedForest forest{"", small};
  const double first = 1e15;
  CHECK(forest.given(0, first) == 0);
  CHECK(forest.given(0, first + 1) == 1);
  CHECK(forest.given(0, first - 3) == -3);
  CHECK(forest.meant(0, -3) == first - 3);
  CHECK(forest.given(1, 5) == 0);  // each column has its own
  CHECK(forest.given(1, 1e300) == 1e30F);
}

TEST_CASE("KeyedForests: the one not seen for longest is forgotten, once settled") {
  int settled = 0;
  KeyedForests forests{small, 2, [&] { ++settled; }};
  forests.of("a").seen = 1;
  forests.of("b").seen = 2;
  forests.of("a");
  CHECK(settled == 0);
  CHECK(forests.of("c").seen == 0);
  CHECK(settled == 1);
  CHECK(forests.forgotten() == 1);
  CHECK(forests.of("a").seen == 1);
  CHECK(forests.of("b").seen == 0);  // it was forgotten, and now c is
  CHECK(forests.forgotten() == 2);
}

TEST_CASE("KeyedForests: are read back as they were, in their order") {
  KeyedForests forests{small, 2, [] {}}, back{small, 2, [] {}};
  for (const char* key : {"a", "b", "a"}) {
    KeyedForest& one = forests.of(key);
    const float point[] = {one.given(0, 7), one.given(1, 8)};
    double score = 0;
    one.forest.score(point, std::span(&score, 1));
    ++one.seen;
  }
  std::string bytes;
  Encoder out{[&](std::string_view part) { bytes.append(part); }};
  forests.save(out);
  Decoder in{bytes};
  back.load(in);
  CHECK(in.done());
  back.of("c");
  CHECK(back.forgotten() == 1);  // b
  CHECK(back.of("a").seen == 2);
  CHECK(back.of("a").forest.learned() == 2);
  CHECK(back.of("a").meant(0, 0) == 7);
}

}  // namespace

#include "rcf/keyed_forests.h"

#include <doctest/doctest.h>

#include <string>

using namespace weir;

namespace {

const KeyedForestOptions small{.forest = {.columns = 2, .trees = 3, .sample = 8}};

TEST_CASE("KeyedForests: the one not seen for longest is forgotten, once settled") {
  int settled = 0;
  KeyedForests forests{small, 2};
  forests.before_forgetting([&] { ++settled; });
  forests.of("a").given(0, 1);
  forests.of("b").given(0, 2);
  forests.of("a");
  CHECK(settled == 0);
  forests.of("c").given(0, 3);
  CHECK(settled == 1);
  CHECK(forests.forgotten() == 1);
  CHECK(forests.of("a").meant(0, 0) == 1);
  CHECK(forests.of("b").given(0, 7) == 0);  // it was forgotten, and now c is
  CHECK(forests.forgotten() == 2);
}

TEST_CASE("KeyedForests: are read back as they were, in their order") {
  KeyedForests forests{small, 2}, back{small, 2};
  for (const char* key : {"a", "b", "a"}) {
    KeyedForest& one = forests.of(key);
    const float point[] = {one.given(0, 7), one.given(1, 8)};
    KeyedForest::Verdict verdict;
    one.judge(point, std::span(&verdict, 1));
  }
  std::string bytes;
  Encoder out{[&](std::string_view part) { bytes.append(part); }};
  forests.save(out);
  Decoder in{bytes};
  back.load(in);
  CHECK(in.done());
  back.of("c");
  CHECK(back.forgotten() == 1);  // b
  CHECK(back.of("a").forest().learned() == 2);
  CHECK(back.of("a").meant(0, 0) == 7);
}

}  // namespace

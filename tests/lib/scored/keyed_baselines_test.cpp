#include "scored/keyed_baselines.h"

#include <doctest/doctest.h>

#include <string>

using weir::Decoder;
using weir::Encoder;
using weir::KeyedBaselines;

namespace {

TEST_CASE("KeyedBaselines: keys don't touch each other, and are not too many") {
  KeyedBaselines baselines{{}, 2};
  baselines.of("north")->learn(1, {});
  baselines.of("south")->learn(5, {});
  baselines.of("north")->learn(3, {});
  CHECK(baselines.of("north")->measure(0).middle == 2);
  CHECK(baselines.of("south")->measure(0).middle == 5);
  CHECK(baselines.of("west") == nullptr);
  CHECK(baselines.of("north") != nullptr);
}

TEST_CASE("KeyedBaselines: are read back as they were") {
  KeyedBaselines baselines{{}, 9}, back{{}, 9};
  for (const char* key : {"a", "b", ""}) baselines.of(key)->learn(key[0], {});
  back.of("old")->learn(1, {});
  std::string bytes;
  Encoder out{[&](std::string_view part) { bytes.append(part); }};
  baselines.save(out);
  Decoder in{bytes};
  back.load(in);
  CHECK(in.done());
  CHECK(back.of("b")->measure(0).middle == 'b');
  CHECK(back.of("")->count() == 1);
  CHECK(back.of("old")->count() == 0);
}

}  // namespace

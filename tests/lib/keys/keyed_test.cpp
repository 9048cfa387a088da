#include "keys/keyed.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "rarity/rarity.h"

using weir::Decoder;
using weir::Encoder;
using weir::Keyed;
using weir::Rarity;
using weir::RarityOptions;

namespace {

std::unique_ptr<Rarity> make() {
  return std::make_unique<Rarity>(RarityOptions{.least = 1});
}

TEST_CASE("Keyed: keys don't touch each other, and are not too many") {
  Keyed<Rarity> rarities{2, make};
  CHECK_FALSE(rarities.of("north")->of(1));
  CHECK_FALSE(rarities.of("south")->of(1));
  CHECK(rarities.of("north")->of(1) == 0);
  CHECK(rarities.of("west") == nullptr);
  CHECK(rarities.of("south") != nullptr);
}

TEST_CASE("Keyed: is read back as it was") {
  Keyed<Rarity> rarities{9, make}, back{9, make};
  for (const char* key : {"a", "b", ""}) rarities.of(key)->of(key[0]);
  back.of("old")->of(1);
  std::string bytes;
  Encoder out{[&](std::string_view part) { bytes.append(part); }};
  rarities.save(out);
  Decoder in{bytes};
  back.load(in);
  CHECK(in.done());
  for (const char* key : {"a", "b", ""}) CHECK(back.of(key)->of(key[0]) == 0);
  CHECK_FALSE(back.of("old")->of(1));
}

}  // namespace

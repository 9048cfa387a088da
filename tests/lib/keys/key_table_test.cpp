#include "keys/key_table.h"

#include <doctest/doctest.h>

#include <map>
#include <random>

using weir::KeyTable;

namespace {

TEST_CASE("KeyTable: numbers go up in order of appearance") {
  KeyTable table;
  CHECK(table.find_or_add("b") == 0);
  CHECK(table.find_or_add("a") == 1);
  CHECK(table.find_or_add("b") == 0);
  CHECK(table.find_or_add("") == 2);
  CHECK(table.size() == 3);
}

TEST_CASE("KeyTable: a number gives its text back") {
  KeyTable table;
  table.find_or_add("north");
  table.find_or_add("");
  table.find_or_add("south");
  CHECK(table.key(0) == "north");
  CHECK(table.key(1).empty());
  CHECK(table.key(2) == "south");
}

TEST_CASE("KeyTable: find adds nothing") {
  KeyTable table;
  CHECK(!table.find("a"));
  table.find_or_add("a");
  CHECK(table.find("a") == 0U);
  CHECK(!table.find("b"));
  CHECK(table.size() == 1);
}

TEST_CASE("KeyTable: clear forgets every text") {
  KeyTable table;
  table.find_or_add("a");
  table.clear();
  CHECK(!table.find("a"));
  CHECK(table.find_or_add("b") == 0);
}

TEST_CASE("KeyTable: agrees with a map on random texts") {
  std::mt19937 random{7};
  KeyTable table;
  std::map<std::string, std::uint32_t> expected;
  for (int i = 0; i < 100'000; ++i) {
    const std::string key = std::to_string(random() % 20'000);
    const auto [at, added] =
        expected.try_emplace(key, static_cast<std::uint32_t>(expected.size()));
    REQUIRE(table.find_or_add(key) == at->second);
    REQUIRE(table.key(at->second) == key);
  }
}

}  // namespace

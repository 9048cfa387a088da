#include "join/wildcards.h"

#include <doctest/doctest.h>

#include <initializer_list>
#include <string>

using weir::Wildcards;

namespace {

Wildcards of(std::initializer_list<std::string_view> keys) {
  Wildcards wildcards;
  std::uint32_t row = 0;
  for (const std::string_view key : keys) wildcards.add(key, row++);
  wildcards.sort();
  return wildcards;
}

int row(const Wildcards& wildcards, std::string_view key) {
  const auto found = wildcards.find(key);
  return found ? static_cast<int>(*found) : -1;
}

TEST_CASE("Wildcards: only keys with a * are") {
  CHECK(of({"\"web\"", "5"}).empty());
  CHECK(!of({"\"web\"", "\"*\""}).empty());
}

TEST_CASE("Wildcards: a key that takes too long to compare is none") {
  Wildcards wildcards;
  wildcards.add('"' + std::string(1021, 'a') + "*\"", 0);
  CHECK_THROWS_WITH(wildcards.add('"' + std::string(1022, 'a') + "*\"", 1),
                    "a key with a * in it has more than 1024 bytes");
  CHECK_NOTHROW(wildcards.add('"' + std::string(9999, 'a') + '"', 1));
}

TEST_CASE("Wildcards: the one that says most goes before the others") {
  const Wildcards hosts =
      of({"\"*\"", "\"web-*\"", "\"web-1*\"", "\"*-db\"", "\"w*b\""});
  CHECK(row(hosts, "\"web-12\"") == 2);
  CHECK(row(hosts, "\"web-2\"") == 1);
  CHECK(row(hosts, "\"web-\"") == 1);
  CHECK(row(hosts, "\"web\"") == 4);
  CHECK(row(hosts, "\"my-db\"") == 3);
  CHECK(row(hosts, "\"mail\"") == 0);
  CHECK(row(hosts, "\"\"") == 0);
}

TEST_CASE("Wildcards: of two that say as much, the first by its key") {
  CHECK(row(of({"\"we*\"", "\"*eb\""}), "\"web\"") == 1);
  CHECK(row(of({"\"*eb\"", "\"we*\""}), "\"web\"") == 0);
  CHECK(row(of({"\"*a\"", "\"\\\"*\""}), "\"\\\"a\"") == 1);
}

TEST_CASE("Wildcards: a * is any text, in any place, as often as it stands there") {
  const Wildcards one = of({"\"a*b*c\""});
  for (const char* fits : {"\"abc\"", "\"aXbYc\"", "\"abbcc\"", "\"abcbc\""})
    CHECK(row(one, fits) == 0);
  for (const char* not_so : {"\"ab\"", "\"abcd\"", "\"xabc\"", "\"acb\"", "\"\""})
    CHECK(row(one, not_so) == -1);
  CHECK(row(of({"\"a**\""}), "\"a\"") == 0);
}

TEST_CASE("Wildcards: hold for what strings say and how others are spelled") {
  CHECK(row(of({"\"1*\""}), "15") == 0);
  CHECK(row(of({"\"*\""}), "true") == 0);
  CHECK(row(of({"\"*n\""}), "\"a\\n\"") == -1);
  CHECK(row(of({"\"a\\n*\""}), "\"a\\nb\"") == 0);
}

TEST_CASE("Wildcards: of several values, each has to fall under its part") {
  const Wildcards pairs = of({"\"web-*\"\n\"cpu1\"\n", "\"*\"\n\"cpu1\"\n",
                              "\"web-*\"\n\"*\"\n", "5\n\"*\"\n"});
  CHECK(row(pairs, "\"web-1\"\n\"cpu1\"\n") == 0);
  CHECK(row(pairs, "\"mail\"\n\"cpu1\"\n") == 1);
  CHECK(row(pairs, "\"web-1\"\n\"cpu2\"\n") == 2);
  CHECK(row(pairs, "\"mail\"\n\"cpu2\"\n") == -1);
  CHECK(row(pairs, "5\n\"x\"\n") == 3);
  CHECK(row(pairs, "\"5\"\n\"x\"\n") == -1);
}

}  // namespace

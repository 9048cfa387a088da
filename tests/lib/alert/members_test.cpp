#include "alert/members.h"

#include <doctest/doctest.h>

#include <random>
#include <vector>

using weir::append_members;
using weir::Members;

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

Pairs pairs(std::string_view object) {
  Pairs all;
  Members members{object};
  while (const auto member = members.next())
    all.emplace_back(member->key, member->value);
  return all;
}

std::string told(std::string_view object) {
  std::string out;
  append_members(out, object);
  return out;
}

TEST_CASE("Members: gives each with its value, in order") {
  CHECK(
      pairs(R"({"a":1,"b":"x","c":null,"a":true})") ==
      Pairs{{"\"a\"", "1"}, {"\"b\"", "\"x\""}, {"\"c\"", "null"}, {"\"a\"", "true"}});
  CHECK(pairs("{}").empty());
}

TEST_CASE("Members: white space is no part of anything") {
  CHECK(pairs("{ \"a\" :\t1 , \"b\" : [ 1 , 2 ] }") ==
        Pairs{{"\"a\"", "1"}, {"\"b\"", "[ 1 , 2 ]"}});
}

TEST_CASE("Members: what stands in strings and deeper means nothing here") {
  CHECK(pairs(R"({"a\",{":"}]\\","b":{"c":"]","d":[{"e":"\"}"}]},"f":-1e5})") ==
        Pairs{{R"("a\",{")", R"("}]\\")"},
              {"\"b\"", R"({"c":"]","d":[{"e":"\"}"}]})"},
              {"\"f\"", "-1e5"}});
}

TEST_CASE("Members: of bytes that are no object it reads none but them") {
  std::mt19937 random{1};
  constexpr std::string_view alphabet = "{}[]\",:\\ a1";
  for (int i = 0; i < 20'000; ++i) {
    std::vector<char> text(random() % 12);  // its own bytes, so that ASan sees
    for (char& c : text) c = alphabet[random() % alphabet.size()];
    Members members{{text.data(), text.size()}};
    for (int steps = 0; members.next(); ++steps) REQUIRE(steps < 12);
  }
}

TEST_CASE("append_members: strings are what they say, all else as it is spelled") {
  CHECK(told(R"({"host":"doc","load":1.0,"ok":true,"tags":["a", "b"]})") ==
        R"(host: doc  load: 1.0  ok: true  tags: ["a", "b"])");
  CHECK(told("{}").empty());
}

}  // namespace

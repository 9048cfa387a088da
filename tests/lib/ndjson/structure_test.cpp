#include "ndjson/structure.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using weir::Structure;

namespace {

// The bytes at which tokens begin.
std::string starts(Structure& structure, const std::string& text) {
  std::string padded = text + std::string(64, ' ');
  REQUIRE(structure.find({padded.data(), text.size()}));
  std::string found;
  const std::uint32_t* token = structure.tokens();
  for (; *token < text.size(); ++token) found.push_back(text[*token]);
  CHECK(*token == text.size());
  return found;
}

bool finds(Structure& structure, const std::string& text) {
  const std::string padded = text + std::string(64, ' ');
  return structure.find({padded.data(), text.size()});
}

TEST_CASE("Structure: every token begins somewhere") {
  Structure structure;
  CHECK(starts(structure, R"({"a":[1,true],"b{":{}})") == "{\":[1,t],\":{}}");
}

TEST_CASE("Structure: the tokens of several lines are one list") {
  Structure structure;
  CHECK(starts(structure, "{\"a\":1}\n{}\n") == "{\":1}{}");
}

TEST_CASE("Structure: blank text has no token") {
  Structure structure;
  CHECK(starts(structure, " \n\n").empty());
}

TEST_CASE("Structure: a string that isn't closed on its line is none") {
  Structure structure;
  CHECK(!finds(structure, "{\"a\":\"x\n\"}\n"));
  CHECK(!finds(structure, "{\"a\":\"x"));
  CHECK(finds(structure, "{\"a\":\"x\"}\n"));
}

TEST_CASE("Structure: what isn't UTF-8 has no tokens") {
  Structure structure;
  CHECK(!finds(structure, "{\"a\":\"\xFF\"}\n"));
}

TEST_CASE("Structure: text may be larger than any before") {
  Structure structure;
  const std::string text = "[" + std::string(2'000'000, ',') + "]";
  CHECK(starts(structure, text).size() == text.size());
}

}  // namespace

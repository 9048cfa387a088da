#include "fleet/corruption.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>

using weir::corrupt;
using weir::Random;
using weir::Stream;

namespace {

const std::string record =
    R"({"host": "doc", "usage": 84.5, "at": 17, "label": false})";
constexpr std::size_t members = 3;  // the label isn't one to be taken away

std::string broken(Random& random) {
  std::string line = record;
  corrupt(line, members, random);
  return line;
}

// Which of the five ways it is, told from the outside.
std::string way_of(const std::string& line) {
  if (std::any_of(line.begin(), line.end(),
                  [](char c) { return static_cast<unsigned char>(c) > 0x7F; }))
    return "encoding";
  if (line.front() != '{') return "garbage";
  if (line.back() != '}' || line.size() < 3) return "cut";
  const auto has = [&](const char* text) { return line.find(text) != line.npos; };
  return has("[]") || has("broken") ? "type" : "member";
}

TEST_CASE("corrupt: five ways, all as likely") {
  Random random{1, Stream::Corrupt};
  std::map<std::string, int> ways;
  for (int i = 0; i < 10'000; ++i) ++ways[way_of(broken(random))];
  CHECK(ways.size() == 5);
  for (const auto& way : ways)
    CHECK_MESSAGE(way.second == doctest::Approx(2000).epsilon(0.1), way.first);
}

TEST_CASE("corrupt: always another line, never a newline or a blank one") {
  Random random{2, Stream::Corrupt};
  for (int i = 0; i < 10'000; ++i) {
    const std::string line = broken(random);
    REQUIRE(line != record);
    REQUIRE(line.find('\n') == line.npos);
    REQUIRE(line.find('\r') == line.npos);
    REQUIRE(line.find_first_not_of(' ') != line.npos);
    if (way_of(line) == "cut") REQUIRE(record.starts_with(line));
  }
}

TEST_CASE("corrupt: any member but those behind may be missing") {
  Random random{3, Stream::Corrupt};
  std::map<std::string, int> seen;
  for (int i = 0; i < 2000; ++i) {
    const std::string line = broken(random);
    if (way_of(line) == "member") ++seen[line];
  }
  CHECK(seen.size() == members);
  CHECK(seen.count(R"({"usage": 84.5, "at": 17, "label": false})") == 1);
  CHECK(seen.count(R"({"host": "doc", "at": 17, "label": false})") == 1);
  CHECK(seen.count(R"({"host": "doc", "usage": 84.5, "label": false})") == 1);
}

TEST_CASE("corrupt: a text becomes a list and a number a text") {
  Random random{4, Stream::Corrupt};
  std::map<std::string, int> seen;
  for (int i = 0; i < 2000; ++i) {
    const std::string line = broken(random);
    if (way_of(line) == "type") ++seen[line];
  }
  CHECK(seen.size() == members);
  CHECK(seen.count(R"({"host": [], "usage": 84.5, "at": 17, "label": false})") == 1);
  CHECK(seen.count(
            R"({"host": "doc", "usage": 84.5, "at": "broken", "label": false})") == 1);
}

TEST_CASE("corrupt: the last member of an unlabelled record may be missing") {
  Random random{5, Stream::Corrupt};
  bool seen = false;
  for (int i = 0; i < 1000; ++i) {
    std::string line = R"({"a": 1, "b": 2})";
    corrupt(line, 2, random);
    if (line == R"({"a": 1})") seen = true;
  }
  CHECK(seen);
}

}  // namespace

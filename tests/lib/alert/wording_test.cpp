#include "alert/wording.h"

#include <doctest/doctest.h>

#include "support/alerts.h"

using namespace std::chrono_literals;
using namespace weir;

namespace {

constexpr Time noon{24h * 365 + 12h};

Alert posted(Alert made) {
  made.time = made.posted = noon;
  return made;
}

std::string said(const std::vector<Alert>& alerts, Time now = noon) {
  return words_of(alerts, now).plain;
}

TEST_CASE("words_of: one alert is its text, and how many more") {
  CHECK(said({posted(alert(Text{"hot", {}}, "{}"))}) == "hot");
  CHECK(said({posted(alert(Text{"hot", {}}, "{}", 12))}) == "hot (+12 more)");
}

TEST_CASE("words_of: without a text it is the record's members") {
  const Text words =
      words_of(std::vector{posted(alert({}, R"({"a":1,"b":"x"})"))}, noon);
  CHECK(words.plain == "a: 1  b: x");
  CHECK(words.values == std::vector<std::pair<std::size_t, std::size_t>>{{0, 10}});
}

TEST_CASE("words_of: several are a list, in which values are known") {
  Alert second = posted(alert(Text{"b is hot", {{0, 1}}}, "{}"));
  second.resolved = true;
  const Text words =
      words_of(std::vector{posted(alert(Text{"a", {{0, 1}}}, "{}", 1)), second}, noon);
  CHECK(words.plain == "2 alerts:\n• a (+1 more)\n• Resolved: b is hot");
  REQUIRE(words.values.size() == 2);
  for (const auto& [begin, end] : words.values) CHECK(end == begin + 1);
  CHECK(words.plain[words.values[0].first] == 'a');
  CHECK(words.plain[words.values[1].first] == 'b');
}

TEST_CASE("words_of: what comes a minute late says when it came about") {
  const std::vector<Alert> alerts{posted(text_alert("hot"))};
  CHECK(said(alerts, noon + 1min - 1ns) == "hot");
  CHECK(said(alerts, noon + 1min) == "hot [1971-01-01T12:00:00Z]");
}

TEST_CASE("cut_to: counts characters, and marks where it cut") {
  CHECK(cut_to("grün", 4) == "grün");
  CHECK(cut_to("grüner", 4) == "grü…");
  CHECK(cut_to("", 4).empty());
}

TEST_CASE("cut_to_bytes: cuts no character in two") {
  CHECK(cut_to_bytes("grün", 5) == "grün");
  CHECK(cut_to_bytes("grüne", 5) == "gr…");
  CHECK(cut_to_bytes("abcdef", 5) == "ab…");
}

}  // namespace

#include "join/absence.h"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <set>
#include <stdexcept>
#include <string>

using namespace std::chrono_literals;
using weir::Absence;
using weir::Time;

namespace {

constexpr Time noon{12h};

// The keys that are told of at `now`, and when they were last seen, in seconds.
std::string silent(Absence& absence, Time now) {
  std::string all;
  while (const auto gone = absence.next_silent(now))
    all.append(gone->key).append(std::to_string((gone->last - noon) / 1s)).append(" ");
  return all;
}

TEST_CASE("Absence: a key is told of once, exactly a span after it was last seen") {
  Absence absence{{.span = 30s}};
  CHECK(!absence.mark("a", noon));
  CHECK(!absence.mark("b", noon + 10s));
  CHECK(!absence.mark("a", noon + 12s));
  CHECK(silent(absence, noon + 40s - 1ns).empty());
  CHECK(silent(absence, noon + 40s) == "b10 ");
  CHECK(silent(absence, noon + 41s).empty());
  CHECK(silent(absence, noon + 1h) == "a12 ");
  CHECK(silent(absence, noon + 2h).empty());
}

TEST_CASE("Absence: a key that is back says since when it wasn't there") {
  Absence absence{{.span = 30s}};
  absence.mark("a", noon);
  CHECK(silent(absence, noon + 30s) == "a0 ");
  CHECK(absence.mark("a", noon + 50s) == noon);
  CHECK(!absence.mark("a", noon + 51s));
  CHECK(silent(absence, noon + 80s).empty());
  CHECK(silent(absence, noon + 81s) == "a51 ");
}

TEST_CASE("Absence: what is late is no sign of life") {
  Absence absence{{.span = 30s}};
  absence.mark("a", noon);
  CHECK(!absence.mark("a", noon - 10s));
  CHECK(silent(absence, noon + 30s) == "a0 ");
  CHECK(!absence.mark("a", noon));
  CHECK(silent(absence, noon + 1h).empty());
}

TEST_CASE("Absence: those that have been silent for longest come first") {
  Absence absence{{.span = 10s}};
  absence.mark("a", noon + 2s);
  absence.mark("b", noon + 1s);
  absence.mark("c", noon + 2s);
  CHECK(silent(absence, noon + 1h) == "b1 a2 c2 ");
}

TEST_CASE("Absence: has room for as many keys as may be") {
  Absence absence{{.span = 1s, .max_keys = 1}};
  CHECK(absence.has_room_for("a"));
  absence.mark("a", noon);
  CHECK(absence.has_room_for("a"));
  CHECK(!absence.has_room_for("b"));
}

TEST_CASE("Absence: agrees with its rules said slowly, over saves and loads") {
  for (unsigned seed = 1; seed <= 50; ++seed) {
    std::mt19937 random{seed};
    const auto below = [&](unsigned limit) {
      return static_cast<int>(random() % limit);
    };
    Absence absence{{.span = 5s}};
    std::map<std::string, Time> last;
    std::set<std::string> gone;
    Time now = noon;
    for (int i = 0; i < 500; ++i) {
      INFO("seed " << seed << ", step " << i);
      now += 500ms * below(5);
      const std::string key(1, "abcdef"[below(6)]);
      const Time time = now - 1s * below(4);
      const bool is_back = gone.count(key) > 0 && time > last[key];
      CHECK(absence.mark(key, time).has_value() == is_back);
      if (is_back) gone.erase(key);
      if (last.count(key) == 0 || last[key] < time) last[key] = time;
      std::set<std::string> told, expected;
      while (const auto silent = absence.next_silent(now)) told.emplace(silent->key);
      for (const auto& [name, seen] : last)
        if (seen + 5s <= now && gone.insert(name).second) expected.insert(name);
      REQUIRE(told == expected);
      if (i % 100 != 99) continue;
      std::string bytes;
      weir::Encoder out{[&](std::string_view piece) { bytes.append(piece); }};
      absence.save(out);
      absence = Absence{{.span = 5s}};
      weir::Decoder in{bytes};
      absence.load(in);
      REQUIRE(in.done());
    }
  }
}

}  // namespace

#include "join/trigger.h"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <string>
#include <vector>

using namespace std::chrono_literals;
using weir::Finding;
using weir::Rest;
using weir::Time;
using weir::Trigger;
using weir::TriggerOptions;
using Writes = weir::TriggerOptions::Writes;

namespace {

constexpr Time noon{12h};
constexpr Finding met{1, 0}, unmet{0, 0}, cleared{0, 2};

Rest rest(std::string_view text) { return weir::parse_rest(text).value(); }

// What is written of one key's records, a second apart: o where it is over, e
// where it is not, . for a record that isn't written. Of the findings, + is met,
// c is cleared, x is both, any other is neither.
std::string written(const TriggerOptions& options, std::string_view findings) {
  Trigger trigger{options};
  std::string all;
  Time time = noon;
  for (const char c : findings) {
    const Finding finding{c == '+' || c == 'x' ? 1U : 0U,
                          c == 'c' || c == 'x' ? 2U : 0U};
    const auto answer = trigger.remembers() ? trigger.mark("doc", time, finding)
                                            : trigger.mark(finding);
    all += !answer.write ? '.' : answer.level ? 'o' : 'e';
    time += 1s;
  }
  return all;
}

TEST_CASE("Trigger: without options, what meets the condition is written") {
  CHECK(written({}, "-+-++") == ".o.oo");
  CHECK(!Trigger{{}}.remembers());
}

TEST_CASE("Trigger: all records are written, over or not") {
  CHECK(written({.writes = Writes::All}, "-+-") == "eoe");
  CHECK(!Trigger{{.writes = Writes::All}}.remembers());
}

TEST_CASE("Trigger: changes are written, but not that it isn't over at first") {
  CHECK(written({.writes = Writes::Changes}, "--++--+") == "..o.e.o");
  CHECK(written({.writes = Writes::Changes}, "++-") == "o.e");
  CHECK(Trigger{{.writes = Writes::Changes}}.remembers());
}

TEST_CASE("Trigger: with hold, a key is over once a run has lasted that long") {
  CHECK(written({.hold = 2s}, "-+++++-") == "...ooo.");
  CHECK(written({.hold = 2s}, "++-++++") == ".....oo");
  CHECK(written({.writes = Writes::All, .hold = 2s}, "-++++-") == "eeeooe");

  SUBCASE("exactly, it does") {
    Trigger trigger{{.hold = 2s}};
    trigger.mark("doc", noon, met);
    CHECK(trigger.mark("doc", noon + 2s, met).level);
  }
  SUBCASE("just before, it doesn't") {
    Trigger trigger{{.hold = 2s}};
    trigger.mark("doc", noon, met);
    CHECK(!trigger.mark("doc", noon + 2s - 1ns, met).level);
  }
}

TEST_CASE("Trigger: a late record neither begins a run anew nor ends its being over") {
  Trigger trigger{{.hold = 2s}};
  trigger.mark("doc", noon, met);
  CHECK(!trigger.mark("doc", noon - 1h, met).level);
  CHECK(trigger.mark("doc", noon + 2s, met).level);
  CHECK(trigger.mark("doc", noon - 1h, met).level);
}

TEST_CASE("Trigger: with clears, it is over until it is cleared") {
  CHECK(written({.clears = 2}, "-+--c-+c") == ".ooo..o.");
  CHECK(written({.writes = Writes::Changes, .clears = 2}, "-+-+c-") == ".o..e.");
}

TEST_CASE("Trigger: what meets the condition doesn't clear it") {
  CHECK(written({.clears = 2}, "+x-c") == "ooo.");
  CHECK(written({.clears = 2}, "x") == "o");
}

TEST_CASE("Trigger: with hold and clears, only the beginning takes its time") {
  CHECK(written({.hold = 1s, .clears = 2}, "+-++-c++") == "...oo..o");
  CHECK(written({.hold = 1s, .clears = 2}, "+c++") == "...o");
}

TEST_CASE("Trigger: a rest of records") {
  CHECK(written({.rest = rest("2")}, "+++++++") == "o..o..o");
  CHECK(written({.rest = rest("2")}, "+--+") == "o..o");
  CHECK(written({.rest = rest("2")}, "+-+-+") == "o...o");
}

TEST_CASE("Trigger: a rest of time") {
  CHECK(written({.rest = rest("2s")}, "+++++") == "o.o.o");

  SUBCASE("ends exactly so long after the match") {
    Trigger trigger{{.rest = rest("2s")}};
    trigger.mark("doc", noon, met);
    CHECK(trigger.mark("doc", noon + 2s, met).write);
  }
  SUBCASE("and not before") {
    Trigger trigger{{.rest = rest("2s")}};
    trigger.mark("doc", noon, met);
    CHECK(!trigger.mark("doc", noon + 2s - 1ns, met).write);
    CHECK(!trigger.mark("doc", noon - 1h, met).write);
  }
}

TEST_CASE("Trigger: a rest of a share, of the records up to the match") {
  // 50 % of 1 is none, of 2 is 1, of 4 is 2, of 7 is 3.
  CHECK(written({.rest = rest("50%")}, "+++++++++++") == "oo.o..o...o");
  CHECK(written({.rest = rest("10%")}, "---------++++") == ".........o.o.");
}

TEST_CASE("Trigger: of changes, an end is written where its beginning was") {
  const TriggerOptions options{.writes = Writes::Changes, .rest = rest("3")};
  CHECK(written(options, "+-+-+-+-") == "oe..oe..");
  CHECK(written(options, "+-+++++-+") == "oe......o");
}

TEST_CASE("Trigger: keys don't touch each other") {
  Trigger trigger{{.writes = Writes::Changes}};
  CHECK(trigger.mark("doc", noon, met).write);
  CHECK(trigger.mark("happy", noon, met).write);
  CHECK(!trigger.mark("doc", noon, met).write);
  CHECK(!trigger.mark("dopey", noon, unmet).write);
}

TEST_CASE("Trigger: takes so many keys and no more") {
  Trigger trigger{{.clears = 2, .max_keys = 2}};
  CHECK(!trigger.mark("doc", noon, met).refused);
  CHECK(!trigger.mark("happy", noon, unmet).refused);
  CHECK(trigger.mark("dopey", noon, met).refused);
  CHECK(!trigger.mark("dopey", noon, met).write);
  CHECK(!trigger.mark("doc", noon, cleared).refused);
}

TEST_CASE("Trigger: looks at the time where it matters") {
  CHECK(Trigger{{.hold = 1s}}.needs_time());
  CHECK(Trigger{{.rest = rest("1s")}}.needs_time());
  CHECK(!Trigger{{.rest = rest("1")}}.needs_time());
  CHECK(!Trigger{{.writes = Writes::Changes, .clears = 2}}.needs_time());
}

// What is written of one key's records, a second apart, of which each digit is the
// level it is found at; behind a c, what clears level 1 or 2 is met as well.
std::string levels_written(TriggerOptions options, std::string_view findings) {
  options.levels = 2;
  Trigger trigger{options};
  std::string all;
  Time time = noon;
  std::uint32_t clearing = 0;
  for (const char c : findings) {
    if (c == 'c') {
      clearing = 6;
      continue;
    }
    const auto answer =
        trigger.mark("doc", time, {static_cast<unsigned>(c - '0'), clearing});
    all += answer.write ? static_cast<char>('0' + answer.level) : '.';
    if (answer.flaps) all += 'f';
    clearing = 0;
    time += 1s;
  }
  return all;
}

TEST_CASE("Trigger: of several levels, it is at the highest that is found") {
  CHECK(levels_written({.writes = Writes::Changes}, "0112210020") == ".1.2.10.20");
  CHECK(levels_written({.writes = Writes::All}, "0120") == "0120");
  CHECK(levels_written({.writes = Writes::Over, .clears = 2}, "01200") == ".12..");
}

TEST_CASE("Trigger: each level has its own run") {
  CHECK(levels_written({.writes = Writes::All, .hold = 2s}, "1111") == "0011");
  CHECK(levels_written({.writes = Writes::All, .hold = 2s}, "1122222") == "0011222");
  CHECK(levels_written({.writes = Writes::All, .hold = 2s}, "221222") == "001112");
}

TEST_CASE("Trigger: a level that something clears is left only then, for the next") {
  CHECK(levels_written({.writes = Writes::All, .clears = 6}, "20c1c0") == "2210");
  CHECK(levels_written({.writes = Writes::All, .clears = 4}, "2010c00") == "222200");
  CHECK(levels_written({.writes = Writes::All, .clears = 6}, "1c11c20") == "11122");
}

TEST_CASE("Trigger: a rest is broken by what is worse, and by its end") {
  CHECK(levels_written({.writes = Writes::Over, .rest = rest("9")}, "1112222") ==
        "1..2...");
  CHECK(levels_written({.writes = Writes::Changes, .rest = rest("9")}, "1012101") ==
        "10.2.0.");
}

TEST_CASE("Trigger: what flaps is told when that begins and when it ends") {
  const TriggerOptions options{.writes = Writes::Changes,
                               .flap = weir::FlapLimits{.low = 0.25, .high = 0.5}};
  std::string flapping = "1f";
  for (int i = 0; i < 14; ++i) flapping += ".f";
  CHECK(levels_written(options, "101010101" + std::string(20, '1') + "0") ==
        "10101010" + flapping + "1.....0");
}

// The rules of trigger.h, said slowly: all records are kept, and each answer is
// worked out from the key's first record on.
class SlowTrigger {
 public:
  explicit SlowTrigger(const TriggerOptions& options) : options_{options} {}

  Trigger::Answer mark(const std::string& key, Time time, Finding finding) {
    std::vector<Past>& records = keys_[key];
    records.push_back({time, finding, {}, false});
    Past& record = records.back();
    const std::size_t last = records.size() - 1;
    const bool was_over = last > 0 && records[last - 1].answer.level;
    record.answer.level = is_over(records, was_over);
    const bool changed = record.answer.level != was_over;
    switch (options_.writes) {
    case Writes::All:
      record.answer.write = true;
      break;
    case Writes::Over:
      record.answer.write = record.answer.level && !rests(records);
      record.begins_rest = record.answer.write;
      break;
    case Writes::Changes:
      record.answer.write =
          changed &&
          (record.answer.level ? !rests(records) : beginning_written(records));
      record.begins_rest = record.answer.write && record.answer.level;
      break;
    }
    return record.answer;
  }

 private:
  struct Past {
    Time time;
    Finding finding;
    Trigger::Answer answer;
    bool begins_rest;
  };

  bool is_over(const std::vector<Past>& records, bool was_over) const {
    const Past& record = records.back();
    if (was_over && options_.clears)
      return record.finding.level || !record.finding.cleared;
    if (was_over || !record.finding.level) return record.finding.level;
    std::size_t begin = records.size() - 1;
    while (begin > 0 && records[begin - 1].finding.level) --begin;
    return record.time - records[begin].time >= options_.hold;
  }

  bool rests(const std::vector<Past>& records) const {
    const std::size_t last = records.size() - 1;
    for (std::size_t match = last; match-- > 0;) {
      if (!records[match].begins_rest) continue;
      const std::size_t behind = last - match;
      switch (options_.rest.kind) {
      case Rest::Kind::None:
        return false;
      case Rest::Kind::Records:
        return behind <= options_.rest.records;
      case Rest::Kind::Share:
        return behind <= (match + 1) * options_.rest.share / Rest::whole_share;
      case Rest::Kind::Span:
        return records[last].time - records[match].time < options_.rest.span;
      }
    }
    return false;
  }

  static bool beginning_written(const std::vector<Past>& records) {
    std::size_t at = records.size() - 1;
    while (at > 0 && records[at - 1].answer.level) --at;
    return records[at].answer.write;
  }

  TriggerOptions options_;
  std::map<std::string, std::vector<Past>> keys_;
};

class Stream {
 public:
  explicit Stream(unsigned seed) : random_{seed} {}

  TriggerOptions options() {
    static const std::vector<const char*> rests{"1",  "3",   "10", "2s",
                                                "7s", "10%", "60%"};
    TriggerOptions options;
    options.writes = static_cast<Writes>(below(3));
    options.hold = Time::duration(1s) * below(4);
    options.clears = below(2) == 0 ? 2 : 0;
    const bool rests_too = options.writes != Writes::All && below(3) > 0;
    if (rests_too)
      options.rest = rest(rests[static_cast<std::size_t>(below(rests.size()))]);
    return options;
  }
  std::string key() { return std::string(1, "abc"[below(3)]); }
  Time time() {
    time_ += Time::duration(500ms) * below(4);
    return time_ - (below(8) == 0 ? Time::duration(1s) * below(6) : Time::duration{});
  }
  Finding finding() { return {below(5) > 1 ? 1U : 0U, below(3) == 0 ? 2U : 0U}; }

 private:
  std::int64_t below(std::size_t limit) {
    return static_cast<std::int64_t>(random_() % limit);
  }

  std::mt19937 random_;
  Time time_ = noon;
};

TEST_CASE("Trigger: agrees with its rules said slowly, over saves and loads") {
  for (unsigned seed = 1; seed <= 300; ++seed) {
    Stream stream{seed};
    const TriggerOptions options = stream.options();
    Trigger trigger{options};
    SlowTrigger slow{options};
    for (int i = 0; i < 200; ++i) {
      const std::string key = stream.key();
      const Time time = stream.time();
      const Finding finding = stream.finding();
      const auto expected = slow.mark(key, time, finding);
      const auto answer = trigger.remembers() ? trigger.mark(key, time, finding)
                                              : trigger.mark(finding);
      INFO("seed " << seed << ", record " << i);
      REQUIRE(answer.level == expected.level);
      REQUIRE(answer.write == expected.write);
      if (i % 50 != 49) continue;
      std::string bytes;
      weir::Encoder out{[&](std::string_view piece) { bytes.append(piece); }};
      trigger.save(out);
      trigger = Trigger{options};
      weir::Decoder in{bytes};
      trigger.load(in);
      REQUIRE(in.done());
    }
  }
}

TEST_CASE("Trigger: saves no time that doesn't matter") {
  const auto saved = [](Time time) {
    Trigger trigger{{.clears = 2, .rest = rest("5")}};
    trigger.mark("doc", time, met);
    std::string bytes;
    weir::Encoder out{[&](std::string_view piece) { bytes.append(piece); }};
    trigger.save(out);
    return bytes;
  };
  CHECK(saved(noon) == saved(noon + 1s));
}

TEST_CASE("Trigger: bytes that are cut short are refused") {
  Trigger trigger{{.clears = 2}};
  trigger.mark("doc", noon, met);
  trigger.mark("happy", noon, unmet);
  std::string bytes;
  weir::Encoder out{[&](std::string_view piece) { bytes.append(piece); }};
  trigger.save(out);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    weir::Decoder in{std::string_view(bytes).substr(0, size)};
    Trigger other{{.clears = 2}};
    CHECK_THROWS_AS(other.load(in), std::runtime_error);
  }
}

}  // namespace

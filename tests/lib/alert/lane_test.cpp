#include "alert/lane.h"

#include <doctest/doctest.h>

#include "support/alerts.h"

using namespace std::chrono_literals;
using namespace weir;

namespace {

constexpr SteadyTime noon{12h};
const Outcome again{Outcome::Kind::Again, "busy"};

// A channel that tells of two at once.
class Pairing final : public ScriptedChannel {
 public:
  bool joins(std::span<const Alert> alerts, const Alert&) const override {
    return alerts.size() < 2;
  }
};

std::vector<std::string> records(std::span<const Alert> alerts) {
  std::vector<std::string> all;
  for (const Alert& alert : alerts) all.push_back(alert.record);
  return all;
}

Lane lane_of(const std::vector<const char*>& alerts, Duration retry = 5min,
             const Rate& rate = {}) {
  Lane lane{retry, rate, 1};
  for (const char* record : alerts) lane.add(alert(std::nullopt, record));
  return lane;
}

TEST_CASE("Lane: the oldest is next, and the same again until it is sent") {
  ScriptedChannel channel;
  Lane lane = lane_of({"a", "b"});
  CHECK(records(lane.message(channel)) == std::vector<std::string>{"a"});
  CHECK(records(lane.message(channel)) == std::vector<std::string>{"a"});
  lane.sent(noon);
  CHECK(records(lane.message(channel)) == std::vector<std::string>{"b"});
  CHECK(lane.waits());
  lane.sent(noon);
  CHECK_FALSE(lane.waits());
  CHECK(lane.bytes() == 0);
}

TEST_CASE("Lane: without a limit, each alert has its message") {
  Pairing channel;
  Lane lane = lane_of({"a", "b"});
  CHECK(records(lane.message(channel)) == std::vector<std::string>{"a"});
}

TEST_CASE("Lane: what belongs together is told together") {
  Pairing channel;
  Lane lane = lane_of({});
  for (const std::uint64_t group : {0U, 7U, 7U, 8U}) {
    Alert made = text_alert("");
    made.group = group;
    lane.add(made);
  }
  for (const std::size_t size : {1U, 2U, 1U}) {
    CHECK(lane.message(channel).size() == size);
    lane.sent(noon);
  }
}

TEST_CASE("Lane: so many messages leave in a span, be they taken or not") {
  Lane lane = lane_of({"a", "b", "c"}, 5min, {2, 10s});
  ScriptedChannel channel;
  lane.message(channel);
  lane.sent(noon);
  CHECK(lane.opens() <= noon);
  lane.message(channel);
  Outcome asked = again;
  asked.after = 1s;
  lane.put_off(noon + 2s, asked);
  CHECK(lane.opens() == noon + 10s);
}

TEST_CASE("Lane: of a key that waits, the latest is told, and how many more") {
  Lane lane = lane_of({}, 5min, {1, 1s});
  for (const char* key : {"a", "b", "a", "a"}) {
    Alert made =
        alert(std::nullopt, std::string(key) + std::to_string(lane.bytes()), 1);
    made.key = key;
    lane.add(made);
  }
  const auto all = lane.take_all();
  REQUIRE(all.size() == 2);
  CHECK(all[0].key == "a");
  CHECK(all[0].more == 5);
  CHECK(all[1].more == 1);
}

TEST_CASE("Lane: a message has as many as its channel joins") {
  Pairing channel;
  Lane lane = lane_of({"a", "b", "c"}, 5min, {1, 1s});
  CHECK(records(lane.message(channel)) == std::vector<std::string>{"a", "b"});
  lane.sent(noon);
  CHECK(records(lane.message(channel)) == std::vector<std::string>{"c"});
}

TEST_CASE("Lane: what is put off waits as long as was asked for") {
  Lane lane = lane_of({"a"});
  Outcome asked = again;
  asked.after = 7s;
  CHECK(lane.put_off(noon, asked) == 7s);
  CHECK(lane.opens() == noon + 7s);
  CHECK(lane.failures() == 1);
  lane.sent(noon + 7s);
  CHECK(lane.opens() <= noon);
  CHECK(lane.failures() == 0);
}

TEST_CASE("Lane: and else for a while, until patience ends") {
  Lane lane = lane_of({"a"}, 10s);
  const auto first = lane.put_off(noon, again);
  REQUIRE(first.has_value());
  CHECK(*first >= 1s);
  CHECK(lane.put_off(noon + 9s, again) <= 1s);
  CHECK_FALSE(lane.put_off(noon + 10s, again).has_value());
}

TEST_CASE("Lane: in a hurry it opens at once, but to who minds") {
  Outcome asked = again;
  asked.after = 7s;
  SUBCASE("who doesn't") {
    Lane lane = lane_of({"a"});
    lane.put_off(noon, asked);
    lane.hurry(noon + 1s, 10s, true);
    CHECK(lane.opens() == noon + 1s);
  }
  SUBCASE("who does") {
    Lane lane = lane_of({"a"});
    asked.firm = true;
    lane.put_off(noon, asked);
    lane.hurry(noon + 1s, 10s, true);
    CHECK(lane.opens() == noon + 7s);
  }
}

TEST_CASE("Lane: all is taken out oldest first, what was on its way too") {
  ScriptedChannel channel;
  Lane lane = lane_of({"a", "b", "c"});
  CHECK(lane.message(channel).size() == 1);
  CHECK(records(lane.take_all()) == std::vector<std::string>{"a", "b", "c"});
  CHECK_FALSE(lane.waits());
}

}  // namespace

#include "alert/incidents.h"

#include <doctest/doctest.h>

#include <optional>
#include <random>

using namespace std::chrono_literals;
using weir::Alert;
using weir::Decoder;
using weir::Duration;
using weir::Encoder;
using weir::IncidentOptions;
using weir::Incidents;
using weir::Time;

namespace {

constexpr Time noon{12h};

std::string saved(const Incidents& incidents) {
  std::string bytes;
  Encoder out{[&](std::string_view piece) { bytes.append(piece); }};
  incidents.save(out);
  return bytes;
}

Alert alert_of(std::string_view key, Time time) {
  Alert alert;
  alert.key = key;
  alert.record = R"({"h":")" + std::string(key) + "\"}";
  alert.time = time;
  return alert;
}

// Incidents with --every 10s alone: how many more are told of, where it is told.
class Throttle {
 public:
  explicit Throttle(std::uint64_t most)
      : incidents_{{.every = 10s, .repeat = {}, .resolved = {}, .most = most}} {}

  std::optional<std::uint64_t> admit(std::string_view key, Time time) {
    Alert alert = alert_of(key, time);
    return incidents_.admit(alert) ? std::optional(alert.more) : std::nullopt;
  }
  Incidents::Untold held() const { return incidents_.held(); }
  Incidents::Untold forgotten() const { return incidents_.forgotten(); }
  void load(Decoder& in) { incidents_.load(in); }
  operator const Incidents&() const { return incidents_; }

 private:
  Incidents incidents_;
};

Incidents with(Duration repeat, Duration resolved) {
  return Incidents{{.every = {}, .repeat = repeat, .resolved = resolved}};
}

bool admit(Incidents& incidents, std::string_view key, Time time) {
  Alert alert = alert_of(key, time);
  return incidents.admit(alert);
}

// "doc 20 +3", at which second what fell due, and how many more.
std::string due(Incidents& incidents, Time now) {
  const auto alert = incidents.due(now);
  if (!alert) return "none";
  const auto seconds = (alert->time - noon) / 1s;
  return alert->key + (alert->resolved ? " resolved " : " ") + std::to_string(seconds) +
         " +" + std::to_string(alert->more);
}

TEST_CASE("Incidents: a key's first record goes out, and has no company") {
  Throttle throttle{9};
  CHECK(throttle.admit("doc", noon) == 0);
  CHECK(throttle.admit("grumpy", noon) == 0);
}

TEST_CASE("Incidents: what comes within the span is counted for the next message") {
  Throttle throttle{9};
  throttle.admit("doc", noon);
  CHECK_FALSE(throttle.admit("doc", noon));
  CHECK_FALSE(throttle.admit("doc", noon + 10s - 1ns));
  CHECK(throttle.admit("doc", noon + 10s) == 2);
  CHECK(throttle.admit("doc", noon + 20s) == 0);
}

TEST_CASE("Incidents: the span begins with a message, not with what it held back") {
  Throttle throttle{9};
  throttle.admit("doc", noon);
  throttle.admit("doc", noon + 9s);
  CHECK(throttle.admit("doc", noon + 11s) == 1);
}

TEST_CASE("Incidents: a late record counts with its key's message") {
  Throttle throttle{9};
  throttle.admit("doc", noon);
  CHECK_FALSE(throttle.admit("doc", noon - 10s + 1ns));
}

TEST_CASE("Incidents: a clock that was wrong once doesn't silence a key") {
  Throttle throttle{9};
  throttle.admit("doc", weir::latest_time - 1ns);
  CHECK(throttle.admit("doc", weir::earliest_time) == 0);
  CHECK(throttle.admit("doc", noon) == 0);
}

TEST_CASE(
    "Incidents: with a key too many, the one with the oldest message is forgotten") {
  Throttle throttle{2};
  throttle.admit("doc", noon);
  throttle.admit("grumpy", noon + 1s);
  throttle.admit("grumpy", noon + 2s);
  throttle.admit("doc", noon + 10s);
  throttle.admit("sleepy", noon + 10s);  // forgets grumpy
  CHECK(throttle.forgotten().records == 1);
  CHECK(throttle.forgotten().keys == 1);
  CHECK_FALSE(throttle.admit("doc", noon + 11s));
  CHECK(throttle.admit("grumpy", noon + 11s) == 0);  // forgets doc
  CHECK(throttle.forgotten().records == 2);
}

TEST_CASE("Incidents: knows what was never told") {
  Throttle throttle{9};
  for (const char* key : {"doc", "doc", "doc", "grumpy", "sleepy", "sleepy"})
    throttle.admit(key, noon);
  CHECK(throttle.held().records == 3);
  CHECK(throttle.held().keys == 2);
  CHECK(throttle.forgotten().records == 0);
}

TEST_CASE(
    "Incidents: saved and loaded at any moment, it goes on as if it had not been") {
  std::mt19937 random{1};
  Throttle whole{5}, resumed{5};
  for (int i = 0; i < 2000; ++i) {
    const std::string key(1, static_cast<char>('a' + random() % 8));
    const Time time = noon + i * 1s - (random() % 30) * 1s;
    CAPTURE(i);
    REQUIRE(whole.admit(key, time) == resumed.admit(key, time));
    if (random() % 10 != 0) continue;
    const std::string bytes = saved(resumed);
    REQUIRE(bytes == saved(whole));
    Decoder in{bytes};
    resumed.load(in);
    REQUIRE(in.done());
  }
}

TEST_CASE("Incidents: bytes that are no saved state are refused") {
  Throttle throttle{9};
  throttle.admit("doc", noon);
  const std::string good = saved(throttle);
  for (std::size_t size = 0; size < good.size(); ++size) {
    Decoder in{std::string_view(good).substr(0, size)};
    CHECK_THROWS_AS(throttle.load(in), std::runtime_error);
  }
  std::string twice = good + good.substr(8);
  twice[0] = 2;
  Decoder in{twice};
  CHECK_THROWS_AS(throttle.load(in), std::runtime_error);
}

TEST_CASE("Incidents: the latest of a span is told exactly at its end") {
  Incidents incidents = with(10s, {});
  CHECK(admit(incidents, "doc", noon));
  CHECK(incidents.next_due() == weir::latest_time);
  CHECK_FALSE(admit(incidents, "doc", noon + 1s));
  CHECK_FALSE(admit(incidents, "doc", noon + 9s));
  CHECK(incidents.next_due() == noon + 10s);
  CHECK(due(incidents, noon + 10s - 1ns) == "none");
  CHECK(due(incidents, noon + 10s) == "doc 10 +1");
  CHECK(due(incidents, noon + 1h) == "none");
}

TEST_CASE("Incidents: spans follow one another without a gap, however late one looks") {
  Incidents incidents = with(10s, {});
  admit(incidents, "doc", noon);
  admit(incidents, "doc", noon + 1s);
  CHECK(due(incidents, noon + 17s) == "doc 10 +0");
  CHECK_FALSE(admit(incidents, "doc", noon + 20s - 1ns));
  CHECK(due(incidents, noon + 27s) == "doc 20 +0");
  CHECK(admit(incidents, "doc", noon + 30s));
}

TEST_CASE("Incidents: a key that was quiet just so long is resolved, once") {
  Incidents incidents = with({}, 10s);
  CHECK(admit(incidents, "doc", noon));
  CHECK(admit(incidents, "doc", noon + 5s));
  CHECK(due(incidents, noon + 15s - 1ns) == "none");
  CHECK(due(incidents, noon + 15s) == "doc resolved 15 +0");
  CHECK(due(incidents, noon + 1h) == "none");
}

TEST_CASE("Incidents: what was held back is told of when it is resolved") {
  Incidents incidents{{.every = 1h, .repeat = {}, .resolved = 10s}};
  admit(incidents, "doc", noon);
  CHECK_FALSE(admit(incidents, "doc", noon + 5s));
  CHECK(due(incidents, noon + 15s) == "doc resolved 15 +1");
  CHECK(admit(incidents, "doc", noon + 16s));
}

TEST_CASE("Incidents: what falls due does so in order") {
  Incidents incidents = with(4s, 10s);
  admit(incidents, "doc", noon);
  admit(incidents, "grumpy", noon + 1s);
  admit(incidents, "grumpy", noon + 2s);
  CHECK(due(incidents, noon + 1h) == "grumpy 5 +0");
  CHECK(due(incidents, noon + 1h) == "doc resolved 10 +0");
  CHECK(due(incidents, noon + 1h) == "grumpy resolved 12 +0");
  CHECK(due(incidents, noon + 1h) == "none");
}

TEST_CASE("Incidents: a late record doesn't make a key quiet earlier") {
  Incidents incidents = with({}, 10s);
  admit(incidents, "doc", noon);
  admit(incidents, "doc", noon - 9s);
  CHECK(incidents.next_due() == noon + 10s);
}

TEST_CASE("Incidents: what is to fall due is saved too") {
  const IncidentOptions options{.every = {}, .repeat = 10s, .resolved = 30s};
  Incidents before{options}, after{options};
  for (const auto* key : {"doc", "grumpy", "doc"}) admit(before, key, noon);
  const std::string bytes = saved(before);
  Decoder in{bytes};
  after.load(in);
  CHECK(in.done());
  CHECK(saved(after) == bytes);
  for (int i = 0; i < 4; ++i) CHECK(due(after, noon + 1h) == due(before, noon + 1h));
}

}  // namespace

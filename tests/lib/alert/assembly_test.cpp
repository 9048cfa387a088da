#include "alert/assembly.h"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using namespace weir;

namespace {

constexpr Time noon{12h};

Alert alert_of(const char* key, Time time, std::uint64_t more = 0) {
  Alert alert;
  alert.key = key;
  alert.record = "{}";
  alert.time = time;
  alert.more = more;
  return alert;
}

TEST_CASE("Assembly: is due a span after its first") {
  Assembly assembly{10s};
  CHECK(assembly.due() == latest_time);
  assembly.add(alert_of("a", noon));
  assembly.add(alert_of("b", noon + 9s));
  CHECK(assembly.due() == noon + 10s);
  CHECK(assembly.take().size() == 2);
  CHECK(assembly.due() == latest_time);
}

TEST_CASE("Assembly: of each key there is the latest, and how many more") {
  Assembly assembly{10s};
  assembly.add(alert_of("a", noon, 2));
  assembly.add(alert_of("b", noon));
  assembly.add(alert_of("a", noon + 1s, 1));
  const auto alerts = assembly.take();
  REQUIRE(alerts.size() == 2);
  CHECK(alerts[0].key == "a");
  CHECK(alerts[0].time == noon + 1s);
  CHECK(alerts[0].more == 4);
  CHECK(alerts[1].key == "b");
}

TEST_CASE("Assembly: those that were together stay so, and others don't join them") {
  Assembly assembly{10s};
  assembly.add(alert_of("a", noon));
  assembly.add(alert_of("b", noon));
  const auto first = assembly.take();
  CHECK(first[0].group != 0);
  CHECK(first[0].group == first[1].group);
  assembly.add(alert_of("a", noon));
  CHECK(assembly.take()[0].group != first[0].group);
}

TEST_CASE("Assembly: goes on as it was saved") {
  Assembly before{10s}, after{10s};
  before.add(alert_of("a", noon, 7));
  before.add(alert_of("a", noon + 1s));
  before.add(alert_of("b", noon + 2s));
  std::string bytes;
  Encoder out{[&](std::string_view piece) { bytes.append(piece); }};
  before.save(out);
  Decoder in{bytes};
  after.load(in);
  CHECK(in.done());
  CHECK(after.due() == noon + 10s);
  after.add(alert_of("b", noon + 3s));
  const auto alerts = after.take();
  REQUIRE(alerts.size() == 2);
  CHECK(alerts[0].more == 8);
  CHECK(alerts[1].more == 1);
}

}  // namespace

#include "fleet/anomaly.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

using namespace std::chrono_literals;
using weir::Anomaly;
using weir::anomaly_kinds;
using weir::AnomalyKind;
using weir::parse_anomaly;

namespace {

TEST_CASE("parse_anomaly: a kind alone is as usual") {
  for (const auto& kind : anomaly_kinds()) {
    const Anomaly anomaly = parse_anomaly(kind.name);
    CHECK(anomaly.kind == kind.usual.kind);
    CHECK(anomaly.rate == kind.usual.rate);
    CHECK(anomaly.severity == kind.usual.severity);
    CHECK(anomaly.records == kind.usual.records);
  }
}

TEST_CASE("anomaly_kinds: in the order of AnomalyKind") {
  REQUIRE(anomaly_kinds().size() == 8);
  for (std::size_t i = 0; i < 8; ++i)
    CHECK(anomaly_kinds()[i].usual.kind == static_cast<AnomalyKind>(i));
}

TEST_CASE("parse_anomaly: rate, severity and length in records or as a span") {
  const Anomaly drift = parse_anomaly("drift:0.1%:2.5:40");
  CHECK(drift.kind == AnomalyKind::Drift);
  CHECK(drift.rate == 0.001);
  CHECK(drift.severity == 2.5);
  CHECK(drift.records == 40);

  const Anomaly shift = parse_anomaly("shift:1:3:2m");
  CHECK(shift.records == 0);
  CHECK(shift.span == 2min);
}

TEST_CASE("parse_anomaly: what is left empty is as usual") {
  const Anomaly spike = parse_anomaly("spike:::5");
  CHECK(spike.rate == 0.01);
  CHECK(spike.severity == 10);
  CHECK(spike.records == 5);
  CHECK(parse_anomaly("stuck:0.5::20").rate == 0.5);
}

TEST_CASE("parse_anomaly: names the nearest kind") {
  CHECK_THROWS_WITH_AS(parse_anomaly("spkie"),
                       "anomaly spkie: no such kind; did you mean spike?",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(parse_anomaly("earthquake:1"),
                       "anomaly earthquake:1: the kinds are spike, dip, shift, drift, "
                       "variance, stuck, dropout, frequency",
                       std::invalid_argument);
}

TEST_CASE("parse_anomaly: refuses what can't be") {
  for (const char* text :
       {"", ":", "spike:2", "spike:-1", "spike:1:0", "spike:1:x", "spike:1:2000000",
        "spike:1:1:0", "spike:1:1:0s", "spike:1:1:1.5", "spike:1:1:1:1", "stuck:1:3",
        "dropout:1:3"})
    CHECK_THROWS_AS_MESSAGE(parse_anomaly(text), std::invalid_argument, text);
}

}  // namespace

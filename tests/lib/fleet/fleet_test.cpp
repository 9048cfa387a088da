#include "fleet/fleet.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

using namespace std::chrono_literals;
using weir::find_profile;
using weir::Fleet;
using weir::FleetOptions;
using weir::parse_anomaly;
using weir::Time;

namespace {

constexpr Time noon{1'700'000'000s};

std::string text_of(std::string_view profile, FleetOptions options) {
  options.start = noon;
  if (options.count == 0 && options.duration == 0s) options.count = 2000;
  Fleet fleet{find_profile(profile), options};
  std::string lines;
  while (fleet.next(lines)) continue;
  fleet.finish(lines);
  return lines;
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end + 1) {
    end = text.find('\n', begin);
    parts.push_back(text.substr(begin, end - begin));
  }
  return parts;
}

std::vector<std::string> lines_of(std::string_view profile,
                                  const FleetOptions& options) {
  return split(text_of(profile, options));
}

TEST_CASE("Fleet: ends after the count") {
  CHECK(lines_of("cpu", {.count = 3}).size() == 3);
}

TEST_CASE("Fleet: ends with its duration, whose end doesn't belong to it") {
  CHECK(lines_of("widget", {.duration = 3s}).size() == 3);
  CHECK(lines_of("widget", {.duration = 3s + 1ns}).size() == 4);
  CHECK(lines_of("climate", {.duration = 3s, .devices = 7}).size() == 21);
  CHECK(lines_of("cpu", {.count = 5, .duration = 1s}).size() == 5);
}

TEST_CASE("Fleet: ends where times do") {
  Fleet fleet{find_profile("widget"), {.start = weir::latest_time - 2s}};
  std::string lines;
  while (fleet.next(lines)) continue;
  CHECK(fleet.made() == 2);
}

TEST_CASE("Fleet: the virtual clock goes on as evenly as it can") {
  const auto lines = lines_of("climate", {.count = 7, .devices = 3});
  CHECK(lines[0].ends_with(R"("time": "2023-11-14T22:13:20Z"})"));
  CHECK(lines[1].ends_with(R"("time": "2023-11-14T22:13:20.333Z"})"));
  CHECK(lines[2].ends_with(R"("time": "2023-11-14T22:13:20.666Z"})"));
  CHECK(lines[6].ends_with(R"("time": "2023-11-14T22:13:22Z"})"));
}

TEST_CASE("Fleet: the same seed gives the same bytes, another gives others") {
  for (const char* profile : {"cpu", "climate", "widget", "waveform"}) {
    const FleetOptions options{
        .seed = 5,
        .count = 300,
        .anomalies = {parse_anomaly("spike"), parse_anomaly("drift:5%")},
        .label = "\"odd\"",
        .disorder = {0.1, 0.1, 0.1, {0.1, 5s}}};
    FleetOptions other = options;
    other.seed = 6;
    CHECK(text_of(profile, options) == text_of(profile, options));
    CHECK(text_of(profile, options) != text_of(profile, other));
  }
}

TEST_CASE("Fleet: a longer run begins with the shorter one") {
  const std::string longer = text_of("cpu", {.count = 500});
  CHECK(longer.starts_with(text_of("cpu", {.count = 100})));
}

// The healthy fleet of the same seed is the oracle.
TEST_CASE("Fleet: labels are true exactly where an anomaly changed a value") {
  for (const char* profile : {"cpu", "climate", "widget", "waveform"}) {
    for (const auto& kind : weir::anomaly_kinds()) {
      if (kind.name == "dropout") continue;
      CAPTURE(profile);
      CAPTURE(kind.name);
      const auto healthy = lines_of(profile, {.label = "\"odd\""});
      const auto anomalous = lines_of(
          profile, {.anomalies = {parse_anomaly(std::string(kind.name) + ":2%")},
                    .label = "\"odd\""});
      REQUIRE(healthy.size() == anomalous.size());
      std::size_t odd = 0;
      for (std::size_t i = 0; i < healthy.size(); ++i) {
        const bool labelled = anomalous[i].ends_with(R"(, "odd": true})");
        REQUIRE(labelled == (healthy[i] != anomalous[i]));
        REQUIRE(healthy[i].ends_with(R"(, "odd": false})"));
        if (labelled) ++odd;
      }
      CHECK(odd >= 20);
      CHECK(odd < 2000);
    }
  }
}

TEST_CASE("Fleet: a value that an anomaly leaves as it was isn't labelled") {
  // Far less than the half that would round to another whole number.
  const FleetOptions faint{.anomalies = {parse_anomaly("spike:1:0.0001")},
                           .label = "\"odd\""};
  CHECK(text_of("widget", faint).find("true") == std::string::npos);
}

TEST_CASE("Fleet: a dropout takes records away and labels none") {
  Fleet fleet{find_profile("widget"),
              {.count = 2000, .anomalies = {parse_anomaly("dropout:1%")}}};
  std::string lines;
  while (fleet.next(lines)) continue;
  CHECK(fleet.made() == 2000);
  CHECK(fleet.swallowed() > 0);
  CHECK(fleet.anomalous() == 0);
  CHECK(split(lines).size() == 2000 - fleet.swallowed());
}

TEST_CASE("Fleet: disorder leaves what arrives as it was made") {
  auto orderly = lines_of("widget", {});
  auto late = lines_of("widget", {.disorder = {.late = {0.2, 1min}}});
  CHECK(orderly != late);
  std::sort(orderly.begin(), orderly.end());
  std::sort(late.begin(), late.end());
  CHECK(orderly == late);
}

TEST_CASE("Fleet: one spike shows among small whole numbers") {
  const auto lines =
      lines_of("widget", {.count = 1, .anomalies = {parse_anomaly("spike:1")}});
  const std::string& line = lines.at(0);
  CHECK(std::stoi(line.substr(line.find("Reading\": ") + 10)) >= 29);
}

TEST_CASE("Fleet: a label can't be a field, and devices have a limit") {
  CHECK_THROWS_AS((Fleet{find_profile("cpu"), {.label = "\"usage\""}}),
                  std::invalid_argument);
  CHECK_THROWS_AS((Fleet{find_profile("cpu"), {.devices = 1'000'001}}),
                  std::invalid_argument);
}

TEST_CASE("Fleet: its pace is that of its times, and only limits make it end") {
  const Fleet endless{find_profile("climate"), {.devices = 20}};
  CHECK(endless.pace().due(20) == 1s);
  CHECK_FALSE(endless.ends());
  CHECK(Fleet{find_profile("cpu"), {.count = 1}}.ends());
  CHECK(Fleet{find_profile("cpu"), {.duration = 1s}}.ends());
}

}  // namespace

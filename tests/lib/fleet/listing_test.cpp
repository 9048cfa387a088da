#include "fleet/listing.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

namespace {

TEST_CASE("listing: a line for each profile and each kind of anomaly") {
  const std::string lines = weir::listing();
  CHECK(std::count(lines.begin(), lines.end(), '\n') == 4 + 8);
  CHECK(lines.find(R"({"profile": "widget", "about": "a whole number from 0 to 9 each )"
                   R"(second", "fields": ["deviceId", "sensorReading", )"
                   R"("readingTimestamp"], "devices": 5, "rate": 1})") != lines.npos);
  CHECK(lines.find(R"("rate": 0.01, "severity": 10, "length": 1})") != lines.npos);
}

TEST_CASE("listing: no severity where there is none") {
  const std::string lines = weir::listing();
  const std::size_t stuck = lines.find("\"stuck\"");
  CHECK(lines.substr(stuck, lines.find('\n', stuck) - stuck).find("severity") ==
        std::string::npos);
}

}  // namespace

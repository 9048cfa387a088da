#include "alert/alertmanager_json.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "support/alerts.h"

using namespace std::chrono_literals;
using namespace weir;

namespace {

Alert of(const char* record, bool resolved) {
  Alert made = alert(Text{"hot", {}}, record);
  made.key = record;
  made.resolved = resolved;
  made.time = made.posted = Time{365 * 24h};
  return made;
}

TEST_CASE("alertmanager_json: one alert, with what receivers read") {
  const auto json = nlohmann::json::parse(
      alertmanager_json(std::vector{of(R"({"host":"doc","u":1.50,"l":[1]})", false)}));
  CHECK(json["version"] == "4");
  CHECK(json["status"] == "firing");
  CHECK(json["truncatedAlerts"] == 0);
  const auto& alert = json["alerts"][0];
  CHECK(alert["labels"] ==
        nlohmann::json{{"alertname", "weir"}, {"host", "doc"}, {"u", "1.50"}});
  CHECK(alert["annotations"]["summary"] == "hot");
  CHECK(alert["startsAt"] == "1971-01-01T00:00:00Z");
  CHECK(alert["endsAt"] == "0001-01-01T00:00:00Z");
  CHECK(json["commonLabels"] == alert["labels"]);
  CHECK(json["groupKey"] == alert["fingerprint"]);
}

TEST_CASE("alertmanager_json: of several, what they have in common") {
  const auto json = nlohmann::json::parse(alertmanager_json(std::vector{
      of(R"({"host":"doc","dc":"a"})", true), of(R"({"host":"x","dc":"a"})", true)}));
  CHECK(json["status"] == "resolved");
  CHECK(json["alerts"][0]["endsAt"] == "1971-01-01T00:00:00Z");
  CHECK(json["commonLabels"] == nlohmann::json{{"alertname", "weir"}, {"dc", "a"}});
  CHECK(json["alerts"][0]["fingerprint"] != json["alerts"][1]["fingerprint"]);
}

}  // namespace

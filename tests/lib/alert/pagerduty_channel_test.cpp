#include "alert/pagerduty_channel.h"

#include <doctest/doctest.h>

#include "support/alerts.h"

using namespace weir;

namespace {

std::string event_of(const Alert& alert) {
  std::string body;
  PagerdutyChannel channel{"pagerduty",
                           [&](const HttpRequest& request) {
                             body = request.body;
                             return std::optional<HttpResponse>{};
                           },
                           "route"};
  channel.send({&alert, 1});
  return body;
}

Alert hot(const std::string& record = "{}") {
  Alert made = alert(Text{"hot", {}}, record);
  made.parts = {Text{"critical", {}}, Text{"doc", {}}};
  made.key = "\"doc\"";
  made.posted = latest_time;
  return made;
}

TEST_CASE(
    "PagerdutyChannel: an alert triggers, and what is resolved resolves the same") {
  Alert made = hot(R"({"a":1})");
  CHECK(event_of(made) ==
        R"({"routing_key":"route","event_action":"trigger","dedup_key":"\"doc\"",)"
        R"("payload":{"summary":"hot","source":"doc","severity":"critical",)"
        R"("timestamp":"1970-01-01T00:00:00Z","custom_details":{"a":1}}})");
  made.resolved = true;
  CHECK(event_of(made).find(R"("event_action":"resolve","dedup_key":"\"doc\"")") !=
        std::string::npos);
}

TEST_CASE("PagerdutyChannel: a severity that there isn't is an error") {
  Alert made = hot();
  made.parts[0].plain = "warn";
  CHECK(event_of(made).find(R"("severity":"error")") != std::string::npos);
}

TEST_CASE(
    "PagerdutyChannel: what is too large goes without its details, none is lost") {
  Alert made = hot("{\"a\":\"" + std::string(600'000, 'x') + "\"}");
  made.text->plain = std::string(2'000, 'x');
  const std::string event = event_of(made);
  CHECK(event.size() < 2'000);
  CHECK(event.find("\"" + std::string(1'023, 'x') + "…\"") != std::string::npos);
}

TEST_CASE("dedup_key: is the alert's key, or its id, or a digest of what is too long") {
  Alert made = hot();
  CHECK(dedup_key(made) == "\"doc\"");
  made.key = std::string(255, 'x');
  CHECK(dedup_key(made) == made.key);
  made.key.push_back('y');
  CHECK(dedup_key(made).size() == 64);
  made.key.clear();
  made.id = "run-1";
  CHECK(dedup_key(made) == "run-1");
}

}  // namespace

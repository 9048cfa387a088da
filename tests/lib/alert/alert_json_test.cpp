#include "alert/alert_json.h"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using namespace weir;

namespace {

Alert full() {
  Alert alert;
  alert.id = "run-1";
  alert.text = Text{"é \"is\"\nhot", {{0, 2}}};
  alert.parts = {Text{"subject", {{0, 3}}}, Text{"", {}}};
  alert.record = R"({"a": 1.0, "id": 12345678901234567890})";
  alert.to = "#ops";
  alert.receivers = {"#ops"};
  alert.key = "1\n\"x\"";
  alert.thread = "2";
  alert.more = 12;
  alert.group = 3;
  alert.time = Time{24h * 365};
  alert.posted = Time{24h * 365 + 1ms};
  alert.resolved = true;
  return alert;
}

TEST_CASE("json_of: people can read it") {
  CHECK(json_of(full()) ==
        R"({"id":"run-1","time":"1971-01-01T00:00:00Z",)"
        R"("posted":"1971-01-01T00:00:00.001Z","to":"#ops","key":"1\n\"x\"",)"
        R"("thread":"2","resolved":true,"text":"é \"is\"\nhot","values":[[0,2]],)"
        R"("parts":[{"text":"subject","values":[[0,3]]},{"text":"","values":[]}],)"
        R"("record":{"a": 1.0, "id": 12345678901234567890},"more":12,"group":3})");
}

TEST_CASE("alert_in: reads it back, the record as it came") {
  const auto alert = alert_in(json_of(full()));
  REQUIRE(alert.has_value());
  CHECK(alert->record == full().record);
  CHECK(alert->receivers == full().receivers);
  CHECK(alert->posted == full().posted);
  CHECK(json_of(*alert) == json_of(full()));
}

TEST_CASE("alert_in: what isn't there is empty") {
  const auto alert = alert_in(
      R"({"id":"1","time":"1971-01-01T00:00:00Z","posted":"1971-01-01T00:00:00Z","record":{}})");
  REQUIRE(alert.has_value());
  CHECK_FALSE(alert->text.has_value());
  CHECK(alert->to.empty());
  CHECK(alert->more == 0);
}

TEST_CASE("alert_in: anything else is none") {
  const std::string times =
      R"("time":"1971-01-01T00:00:00Z","posted":"1971-01-01T00:00:00Z")";
  for (const std::string& line :
       {std::string{}, std::string("{}"), std::string("[1]"), std::string("{\"id\":1}"),
        "{\"id\":\"1\"," + times + "}", "{\"id\":\"1\"," + times + ",\"record\":1}",
        "{\"id\":1," + times + ",\"record\":{}}",
        "{\"id\":\"1\"," + times + ",\"record\":{},\"text\":\"a\"}",
        "{\"id\":\"1\"," + times + ",\"record\":{},\"text\":\"a\",\"values\":[[0,2]]}",
        std::string(R"({"id":"1","time":"now","posted":"now","record":{}})")}) {
    CAPTURE(line);
    CHECK_FALSE(alert_in(line).has_value());
    CHECK(alert_id_in(line).empty());
  }
}

}  // namespace

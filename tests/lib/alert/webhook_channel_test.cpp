#include "alert/webhook_channel.h"

#include <doctest/doctest.h>

#include <vector>

#include "support/alerts.h"

using namespace weir;

namespace {

// The request that is made of an alert.
HttpRequest request_of(const Alert& alert) {
  HttpRequest kept;
  WebhookChannel channel{"the server", [&](const HttpRequest& request) {
                           kept = request;
                           return std::optional<HttpResponse>{};
                         }};
  channel.send({&alert, 1});
  return kept;
}

std::string body(std::optional<Text> text, const std::string& record,
                 std::uint64_t more = 0) {
  return request_of(alert(std::move(text), std::move(record), more)).body;
}

TEST_CASE("WebhookChannel: without a text, the body is the record as it came") {
  CHECK(body(std::nullopt, R"({ "a": 1.0, "b": "&<>" })") ==
        R"({ "a": 1.0, "b": "&<>" })");
}

TEST_CASE("WebhookChannel: with a text, it is that and the record") {
  const Text text{"a \"b\"\n\x01 & <é>", {}};
  CHECK(body(text, R"({"a":1.0})") ==
        R"({"text":"a \"b\"\n\u0001 & <é>","record":{"a":1.0}})");
}

TEST_CASE("WebhookChannel: both tell of others that were held back") {
  const Text text{"hot", {}};
  CHECK(body(text, R"({"a":1})", 12) ==
        R"_({"text":"hot (+12 more)","record":{"a":1},"more":12})_");
  CHECK(body(std::nullopt, R"({"a":1})", 12) == R"({"a":1,"more":12})");
}

TEST_CASE("WebhookChannel: the record's own member of that name is replaced") {
  CHECK(body(std::nullopt, R"({"more":{"x":"}"}, "a":1})", 2) ==
        R"({"more":2, "a":1})");
  CHECK(body(std::nullopt, R"({"a":{"more":1}})", 2) == R"({"a":{"more":1},"more":2})");
  CHECK(body(std::nullopt, "{ }", 2) == R"({ "more":2})");
}

TEST_CASE("WebhookChannel: its idempotency key is the alert's") {
  Alert one = alert(std::nullopt, "{}");
  one.id = "run-1";
  CHECK(request_of(one).headers ==
        std::vector<Header>{{"Content-Type", "application/json"},
                            {"Idempotency-Key", "run-1"}});
}

std::string body_of(const WebhookFormat& format, const std::vector<Alert>& alerts) {
  std::string body;
  WebhookChannel channel{"the server",
                         [&](const HttpRequest& request) {
                           body = request.body;
                           return std::optional<HttpResponse>{};
                         },
                         format};
  channel.send(alerts);
  return body;
}

TEST_CASE("WebhookChannel: what is resolved says so, and several are a list") {
  Alert made = alert(Text{"hot", {}}, "{}");
  made.resolved = true;
  CHECK(body_of({}, {made, alert(std::nullopt, "{\"a\":1}")}) ==
        R"({"alerts":[{"text":"Resolved: hot","record":{},"resolved":true},{"a":1}]})");
}

TEST_CASE("WebhookChannel: in a body of one's own, values are inside of strings") {
  Alert made = alert(std::nullopt, "{}");
  made.parts = {Text{R"({"m":"a"b\c"})", {{6, 11}}}};
  CHECK(body_of({.alertmanager = false, .has_body = true}, {made}) ==
        R"({"m":"a\"b\\c"})");
}

TEST_CASE("WebhookChannel: a signature is of the id, the time and the body") {
  // echo -n 'run-1.1700000000.{}' | openssl dgst -sha256 -hmac s3cret
  CHECK(signature_of("s3cret", {"{}", {}}, "run-1", 1'700'000'000) ==
        "v1=4be0c8f273903db7f4af673ce532159b11776eae8bd9c43409fe469f21bc0c92");
}

}  // namespace

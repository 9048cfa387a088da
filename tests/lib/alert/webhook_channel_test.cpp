#include "alert/webhook_channel.h"

#include <doctest/doctest.h>

#include <vector>

using namespace weir;

namespace {

// A channel that keeps what it is to deliver.
struct Kept {
  std::vector<HttpRequest> requests;
  WebhookChannel channel{[this](const HttpRequest& request) {
                           requests.push_back(request);
                           return std::optional<std::string>{};
                         },
                         "run"};

  std::string body(const Alert& alert) {
    channel.send(alert);
    return requests.back().body;
  }
};

TEST_CASE("WebhookChannel: without a text, the body is the record as it came") {
  CHECK(Kept{}.body({nullptr, R"({ "a": 1.0, "b": "&<>" })"}) ==
        R"({ "a": 1.0, "b": "&<>" })");
}

TEST_CASE("WebhookChannel: with a text, it is that and the record") {
  const Text text{"a \"b\"\n\x01 & <é>", {}};
  CHECK(Kept{}.body({&text, R"({"a":1.0})"}) ==
        R"({"text":"a \"b\"\n\u0001 & <é>","record":{"a":1.0}})");
}

TEST_CASE("WebhookChannel: both tell of others that were held back") {
  const Text text{"hot", {}};
  CHECK(Kept{}.body({&text, R"({"a":1})", 12}) ==
        R"_({"text":"hot (+12 more)","record":{"a":1},"more":12})_");
  CHECK(Kept{}.body({nullptr, R"({"a":1})", 12}) == R"({"a":1,"more":12})");
}

TEST_CASE("WebhookChannel: the record's own member of that name is replaced") {
  CHECK(Kept{}.body({nullptr, R"({"more":{"x":"}"}, "a":1})", 2}) ==
        R"({"more":2, "a":1})");
  CHECK(Kept{}.body({nullptr, R"({"a":{"more":1}})", 2}) ==
        R"({"a":{"more":1},"more":2})");
  CHECK(Kept{}.body({nullptr, "{ }", 2}) == R"({ "more":2})");
}

TEST_CASE("WebhookChannel: each alert has a key of its own") {
  Kept kept;
  for (int i = 0; i < 2; ++i) kept.channel.send({nullptr, "{}"});
  CHECK(kept.requests[0].headers ==
        std::vector<Header>{{"Content-Type", "application/json"},
                            {"Idempotency-Key", "run-1"}});
  CHECK(kept.requests[1].headers[1].second == "run-2");
}

TEST_CASE("WebhookChannel: why it can't be delivered is passed on") {
  WebhookChannel channel{
      [](const HttpRequest&) { return std::optional<std::string>{"no"}; }, "run"};
  CHECK(channel.send({nullptr, "{}"}) == "no");
}

TEST_CASE("random_run: is another each time") {
  CHECK(random_run().size() == 32);
  CHECK(random_run() != random_run());
}

}  // namespace

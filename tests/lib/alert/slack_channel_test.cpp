#include "alert/slack_channel.h"

#include <doctest/doctest.h>

#include "support/alerts.h"

using namespace std::chrono_literals;
using namespace weir;

namespace {

// A channel whose server gives one answer to everything.
struct Slack {
  Outcome send(const Alert& alert) { return channel.send({&alert, 1}); }

  int status = 200;
  std::string body = R"({"ok":true,"ts":"1.5"})";
  std::string asked{};
  bool several = false;
  SlackChannel channel{"slack",
                       [this](const HttpRequest& request) {
                         asked = request.body;
                         HttpResponse response;
                         response.status = status;
                         response.body = body;
                         return std::optional{response};
                       },
                       several};
};

Alert to_ops(std::string text) {
  Alert made = text_alert(std::move(text));
  made.to = "#ops";
  made.posted = Time{} + 100 * 365 * 24h;
  return made;
}

Outcome::Kind kind_of(const std::string& error, bool several = false) {
  Slack slack{.body = R"({"ok":false,"error":")" + error + "\"}", .several = several};
  return slack.send(to_ops("hot")).kind;
}

TEST_CASE("SlackChannel: there is always a text, and nothing is unfurled") {
  Slack slack;
  CHECK(slack.send(to_ops("")).kind == Outcome::Kind::Sent);
  CHECK(slack.asked ==
        R"({"channel":"#ops","text":" ","unfurl_links":false,"unfurl_media":false})");
}

TEST_CASE("SlackChannel: what isn't ok isn't sent, whatever the status") {
  for (const char* error : {"ratelimited", "rate_limited", "internal_error",
                            "fatal_error", "service_unavailable", "request_timeout"})
    CHECK(kind_of(error) == Outcome::Kind::Again);
  for (const char* error : {"invalid_auth", "not_authed", "account_inactive",
                            "token_revoked", "missing_scope"})
    CHECK(kind_of(error) == Outcome::Kind::Failed);
  for (const char* error : {"msg_too_long", "no_text", "who_knows", ""})
    CHECK(kind_of(error) == Outcome::Kind::Refused);
}

TEST_CASE("SlackChannel: a channel that can't be written to is no reason for others") {
  for (const char* error :
       {"channel_not_found", "not_in_channel", "is_archived", "restricted_action"}) {
    CHECK(kind_of(error) == Outcome::Kind::Failed);
    CHECK(kind_of(error, true) == Outcome::Kind::Refused);
  }
}

TEST_CASE("SlackChannel: an answer that isn't Slack's is none") {
  for (const char* body : {"", "<html>", "true", "[]", "{\"ok\":"}) {
    Slack slack{.body = body};
    CHECK(slack.send(to_ops("hot")).kind == Outcome::Kind::Again);
  }
}

TEST_CASE("SlackChannel: a webhook answers in plain text") {
  const auto kind = [](int status, const char* body) {
    Slack slack{.status = status, .body = body};
    return slack.send(to_ops("hot")).kind;
  };
  CHECK(kind(200, "ok") == Outcome::Kind::Sent);
  CHECK(kind(400, "invalid_payload") == Outcome::Kind::Refused);
  CHECK(kind(403, "invalid_token") == Outcome::Kind::Failed);
  CHECK(kind(404, "no_service") == Outcome::Kind::Failed);
  CHECK(kind(410, "channel_is_archived") == Outcome::Kind::Failed);
  CHECK(kind(500, "rollup_error") == Outcome::Kind::Again);
  CHECK(kind(307, "") == Outcome::Kind::Failed);
  CHECK(kind(403, "<html>who are you?</html>") == Outcome::Kind::Failed);
}

TEST_CASE("SlackChannel: who is slowed down waits as long as is asked, in any form") {
  Slack slack{.status = 429, .body = R"({"retry_after":2,"ok":false})"};
  const Outcome outcome = slack.send(to_ops("hot"));
  CHECK(outcome.kind == Outcome::Kind::Again);
  CHECK(outcome.after == 2s);
  CHECK(outcome.firm);
}

TEST_CASE("SlackChannel: replies to the first of its thread, until it is resolved") {
  Slack slack;
  Alert one = to_ops("hot");
  one.thread = "doc";
  slack.send(one);
  CHECK(slack.asked.find("thread_ts") == std::string::npos);
  one.resolved = true;
  slack.send(one);
  CHECK(slack.asked.find(R"("thread_ts":"1.5")") != std::string::npos);
  slack.send(one);
  CHECK(slack.asked.find("thread_ts") == std::string::npos);
}

TEST_CASE("SlackChannel: begins a thread anew that is no more") {
  Slack slack;
  Alert one = to_ops("hot");
  one.thread = "doc";
  slack.send(one);
  slack.body = R"({"ok":false,"error":"thread_not_found"})";
  const Outcome outcome = slack.send(one);
  CHECK(outcome.kind == Outcome::Kind::Again);
  CHECK(outcome.after == 0s);
  slack.send(one);
  CHECK(slack.asked.find("thread_ts") == std::string::npos);
}

TEST_CASE("SlackChannel: joins what 4,000 characters have room for") {
  Slack slack;
  const std::vector<Alert> alerts(3, to_ops(std::string(997, 'x')));
  CHECK(slack.channel.joins(alerts, alerts[0]));
  CHECK_FALSE(slack.channel.joins(alerts, to_ops(std::string(998, 'x'))));
}

}  // namespace

#include "alert/chat_channel.h"

#include <doctest/doctest.h>

#include "support/alerts.h"

using namespace weir;

namespace {

std::string asked(const ChatFormat& format, const std::vector<Alert>& alerts) {
  std::string body;
  ChatChannel channel{"chat",
                      [&](const HttpRequest& request) {
                        body = request.body;
                        return std::optional<HttpResponse>{};
                      },
                      format};
  channel.send(alerts);
  return body;
}

Alert said(std::string text) {
  Alert made = text_alert(std::move(text));
  made.to = "here";
  made.posted = latest_time;
  return made;
}

TEST_CASE("ChatChannel: each service is told in its own form, and no data is markup") {
  const std::vector<Alert> alerts{said("@everyone *hot*")};
  CHECK(asked(discord_format, alerts) ==
        R"({"content":"@everyone *hot*","allowed_mentions":{"parse":[]}})");
  CHECK(asked(telegram_format, alerts) ==
        R"({"chat_id":"here","text":"@everyone *hot*",)"
        R"("link_preview_options":{"is_disabled":true}})");
  CHECK(asked(ntfy_format, alerts) ==
        R"({"topic":"here","message":"@everyone *hot*"})");
  CHECK(asked(teams_format, alerts)
            .find(R"({"type":"TextRun","text":"@everyone *hot*"})") !=
        std::string::npos);
}

TEST_CASE("ChatChannel: joins what one text has room for once it is escaped") {
  const ChatChannel channel{"chat", {}, discord_format};
  Alert starred = said(std::string(47, '*'));
  starred.text->values = {{0, 47}};
  std::vector<Alert> alerts(19, starred);
  CHECK(channel.joins(alerts, starred));
  CHECK_FALSE(channel.joins(alerts, said(std::string(95, 'x'))));
  alerts.push_back(starred);
  CHECK_FALSE(channel.joins(alerts, starred));
}

TEST_CASE("ChatChannel: what a value holds is no markup of Discord") {
  Alert made = said("**x** *");
  made.text->values = {{6, 7}};
  CHECK(asked(discord_format, {made}).find(R"("content":"**x** \\*")") !=
        std::string::npos);
  CHECK(asked(ntfy_format, {made}).find(R"("message":"**x** *")") != std::string::npos);
}

TEST_CASE(
    "ChatChannel: what is too long is cut with a mark, what is empty isn't sent") {
  const std::string body = asked(ntfy_format, {said(std::string(1 << 20, 'x'))});
  CHECK(body == R"({"topic":"here","message":")" + std::string(4093, 'x') + "…\"}");
  CHECK(asked(ntfy_format, {said("")}) == R"({"topic":"here","message":" "})");
}

TEST_CASE("ChatChannel: joins what one text has room for, and cuts nothing of it") {
  const ChatChannel channel{"chat", {}, discord_format};
  const std::vector<Alert> alerts(19, said(std::string(94, 'x')));
  CHECK(channel.joins(alerts, said(std::string(94, 'x'))));
  CHECK_FALSE(channel.joins(alerts, said(std::string(95, 'x'))));
  std::vector<Alert> all = alerts;
  all.push_back(said(std::string(94, 'x')));
  CHECK(asked(discord_format, all).find("…") == std::string::npos);
}

}  // namespace

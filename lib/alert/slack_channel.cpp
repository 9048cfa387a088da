#include "alert/slack_channel.h"

#include <algorithm>
#include <array>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "alert/slack_text.h"
#include "alert/wording.h"
#include "http/retry_after.h"
#include "io/clock.h"
#include "io/report.h"
#include "io/secret.h"

namespace weir {
namespace {

using Json = nlohmann::ordered_json;

// Slack asks for no more in a message.
constexpr std::size_t longest_digest = 4'000;

constexpr std::array<std::string_view, 7> passing{
    "ratelimited",         "rate_limited",    "internal_error",   "fatal_error",
    "service_unavailable", "request_timeout", "team_added_to_org"};
constexpr std::array<std::string_view, 13> about_us{
    "invalid_auth",           "not_authed",    "account_inactive",
    "token_revoked",          "token_expired", "missing_scope",
    "not_allowed_token_type", "no_permission", "org_login_required",
    "ekm_access_denied",      "access_denied", "action_prohibited",
    "invalid_token"};
constexpr std::array<std::string_view, 9> about_the_channel{
    "channel_not_found", "not_in_channel",      "is_archived",
    "restricted_action", "channel_is_archived", "no_service",
    "no_team",           "user_not_found",      "cannot_dm_bot"};

bool is_among(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// What a webhook answers: an error's name. Others may answer anything.
bool is_word(std::string_view text) {
  return !text.empty() &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == text.npos;
}

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

std::size_t room_for(const Alert& alert) {
  constexpr std::size_t bullet = 3;
  return bullet + characters_in(slack_text(words_of({&alert, 1}, now())));
}

std::string thread_of(const Alert& alert) {
  return alert.thread.empty() ? "" : alert.to + "\n" + alert.thread;
}

Json parsed(const std::string& body) { return Json::parse(body, nullptr, false); }

std::string text_in(const Json& answer, const char* name) {
  const auto found = answer.find(name);
  return found != answer.end() && found->is_string() ? found->get<std::string>() : "";
}

}  // namespace

bool SlackChannel::joins(std::span<const Alert> alerts, const Alert& next) const {
  std::size_t size = room_for(next);
  for (const Alert& alert : alerts) size += room_for(alert);
  return size <= longest_digest;
}

HttpRequest SlackChannel::request(std::span<const Alert> alerts) {
  const std::string text = slack_text(words_of(alerts, now()));
  Json body;
  if (!alerts.front().to.empty()) body["channel"] = alerts.front().to;
  body["text"] = text.empty() ? " " : text;
  if (const auto root = alerts.size() == 1 ? threads_.root(thread_of(alerts[0])) : "";
      !root.empty())
    body["thread_ts"] = root;
  body["unfurl_links"] = false;
  body["unfurl_media"] = false;
  return {body.dump(-1, ' ', false, Json::error_handler_t::replace),
          {{"Content-Type", "application/json; charset=utf-8"}}};
}

Outcome SlackChannel::judge(const HttpResponse& response,
                            std::span<const Alert> alerts) {
  Outcome outcome = outcome_of(name(), response);
  if (outcome.kind == Outcome::Kind::Again) return outcome;
  const Json answer = parsed(response.body);
  if (!answer.is_object()) {
    if (!response.taken())
      return is_word(response.body) ? judge_error(response.body, alerts) : outcome;
    if (response.body == "ok") return {};
    return {Outcome::Kind::Again, name() + ": the answer isn't Slack's",
            asked_wait(response.retry_after, {}, now())};
  }
  if (answer.value("ok", Json{}) != true)
    return judge_error(text_in(answer, "error"), alerts);
  if (const Alert& alert = alerts[0]; alerts.size() == 1 && !alert.thread.empty()) {
    if (alert.resolved)
      threads_.end(thread_of(alert));
    else
      threads_.begin(thread_of(alert), text_in(answer, "ts"));
  }
  return {};
}

Outcome SlackChannel::judge_error(const std::string& error,
                                  std::span<const Alert> alerts) {
  const std::string& to = alerts.front().to;
  const std::string problem = name() + ": " + (to.empty() ? "" : excerpt(to) + ": ") +
                              (error.empty() ? "it isn't ok" : excerpt(error));
  if (error == "thread_not_found" && !alerts.front().thread.empty()) {
    threads_.end(thread_of(alerts.front()));
    return {Outcome::Kind::Again, problem, Duration{}};
  }
  if (is_among(error, passing))
    return {Outcome::Kind::Again, problem, std::nullopt, error.starts_with("rate")};
  if (is_among(error, about_us) ||
      (is_among(error, about_the_channel) && !has_several_))
    return {Outcome::Kind::Failed, problem};
  return {Outcome::Kind::Refused, problem};
}

OpenChannel bind_slack(CLI::App& app, AlertOptions& options) {
  struct Own {
    std::string token_file, url_file,
        endpoint = "https://slack.com/api/chat.postMessage";
    ClientOptions client;
  };
  const auto own = std::make_shared<Own>();
  options.outbox.rate = {1, std::chrono::seconds{1}};
  add_templates(app, "--channel", options.words.to, "Where to say it, such as #ops")
      ->group(other_end);
  add_secret_file(app, "--token-file", own->token_file, "token", "NOTIFY_SLACK_TOKEN");
  add_secret_file(app, "--url-file", own->url_file, "URL of an incoming webhook",
                  "NOTIFY_SLACK_URL");
  add_fields(app, "--thread-by", options.words.thread_by,
             "Say what has these fields the same in one thread");
  add_endpoint(app, own->endpoint);
  bind_http(app, options, own->client);
  return [own](const ChannelSetup& setup) {
    const ComposerOptions& words = setup.options.words;
    const std::string url = read_secret(own->url_file, "NOTIFY_SLACK_URL");
    const bool has_hook = setup.dry_run || !url.empty();
    if (own->url_file.empty() && (!has_hook || !words.to.empty())) {
      if (words.to.empty())
        throw std::invalid_argument("--channel or --url-file has to say where to");
      const Endpoint api = with_token(
          own->endpoint, read_needed_secret(setup, own->token_file,
                                            "NOTIFY_SLACK_TOKEN", "--token-file"));
      const bool several = words.to.size() > 1 || !words.to.front().places().empty();
      return std::make_unique<SlackChannel>(
          api.origin(), open_post(api, own->client, setup), several);
    }
    if (!words.to.empty() || !words.thread_by.empty()) {
      throw std::invalid_argument(
          "a webhook has its channel, and no threads: --channel and --thread-by are "
          "for --token-file");
    }
    const Endpoint hook =
        read_endpoint(own->url_file, "NOTIFY_SLACK_URL", "", setup.dry_run);
    return std::make_unique<SlackChannel>(hook.origin(),
                                          open_post(hook, own->client, setup), false);
  };
}

}  // namespace weir

#include "alert/chat_channel.h"

#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "alert/discord_text.h"
#include "alert/wording.h"
#include "io/clock.h"
#include "io/secret.h"

namespace weir {
namespace {

using Json = nlohmann::ordered_json;

std::string written(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string plain(const Text& text) { return text.plain; }

std::string discord(const std::string& text, const std::string& /*to*/) {
  return written({{"content", text}, {"allowed_mentions", {{"parse", Json::array()}}}});
}

// A TextRun is plain, where a TextBlock would take markup.
std::string teams(const std::string& text, const std::string& /*to*/) {
  const Json run{{"type", "TextRun"}, {"text", text}};
  const Json block{{"type", "RichTextBlock"}, {"inlines", Json::array({run})}};
  const Json card{{"$schema", "http://adaptivecards.io/schemas/adaptive-card.json"},
                  {"type", "AdaptiveCard"},
                  {"version", "1.4"},
                  {"body", Json::array({block})}};
  const Json attachment{{"contentType", "application/vnd.microsoft.card.adaptive"},
                        {"content", card}};
  return written({{"type", "message"}, {"attachments", Json::array({attachment})}});
}

std::string telegram(const std::string& text, const std::string& to) {
  return written({{"chat_id", to},
                  {"text", text},
                  {"link_preview_options", {{"is_disabled", true}}}});
}

std::string ntfy(const std::string& text, const std::string& to) {
  return written({{"topic", to}, {"message", text}});
}

std::size_t room_for(const Alert& alert, const ChatFormat& format) {
  constexpr std::size_t bullet = 5;
  return bullet + format.shown(words_of({&alert, 1}, now())).size();
}

// A channel whose URL is all there is to know.
OpenChannel bind_hook(CLI::App& app, AlertOptions& options, const ChatFormat& format,
                      const char* variable) {
  struct Own {
    std::string url_file;
    ClientOptions client;
  };
  const auto own = std::make_shared<Own>();
  add_secret_file(app, "--url-file", own->url_file, "URL", variable);
  bind_http(app, options, own->client);
  return [own, format, variable](const ChannelSetup& setup) {
    const Endpoint endpoint = read_endpoint(own->url_file, variable, "", setup.dry_run);
    return std::make_unique<ChatChannel>(
        endpoint.origin(), open_post(endpoint, own->client, setup), format);
  };
}

struct Service {
  std::string token_file, endpoint;
  ClientOptions client;
};

void want_receiver(const ChannelSetup& setup, const std::string& option) {
  if (setup.options.words.to.empty())
    throw std::invalid_argument(option + " has to say where to");
}

}  // namespace

const ChatFormat discord_format{2'000, discord_text, discord},
    teams_format{20'000, plain, teams}, telegram_format{4'096, plain, telegram},
    ntfy_format{4'096, plain, ntfy};

bool ChatChannel::joins(std::span<const Alert> alerts, const Alert& next) const {
  constexpr std::size_t heading = 20;
  std::size_t size = heading + room_for(next, format_);
  for (const Alert& alert : alerts) size += room_for(alert, format_);
  return size <= format_.longest;
}

HttpRequest ChatChannel::request(std::span<const Alert> alerts) {
  const std::string text =
      cut_to_bytes(format_.shown(words_of(alerts, now())), format_.longest);
  return {format_.body(text.empty() ? " " : text, alerts.front().to),
          {{"Content-Type", "application/json"}}};
}

OpenChannel bind_discord(CLI::App& app, AlertOptions& options) {
  return bind_hook(app, options, discord_format, "NOTIFY_DISCORD_URL");
}

OpenChannel bind_teams(CLI::App& app, AlertOptions& options) {
  return bind_hook(app, options, teams_format, "NOTIFY_TEAMS_URL");
}

OpenChannel bind_telegram(CLI::App& app, AlertOptions& options) {
  const auto own = std::make_shared<Service>();
  own->endpoint = "https://api.telegram.org";
  options.outbox.rate = {1, std::chrono::seconds{1}};
  add_templates(app, "--chat", options.words.to,
                "Chat to say it in, by its id or @name")
      ->group(other_end);
  add_secret_file(app, "--token-file", own->token_file, "token",
                  "NOTIFY_TELEGRAM_TOKEN");
  add_endpoint(app, own->endpoint);
  bind_http(app, options, own->client);
  return [own](const ChannelSetup& setup) {
    want_receiver(setup, "--chat");
    const std::string token = read_needed_secret(
        setup, own->token_file, "NOTIFY_TELEGRAM_TOKEN", "--token-file");
    if (token.find_first_of("/?#") != token.npos)
      throw std::invalid_argument("what should be the token is none");
    const Endpoint endpoint{own->endpoint + "/bot" + token + "/sendMessage"};
    return std::make_unique<ChatChannel>(
        endpoint.origin(), open_post(endpoint, own->client, setup), telegram_format);
  };
}

OpenChannel bind_ntfy(CLI::App& app, AlertOptions& options) {
  const auto own = std::make_shared<Service>();
  own->endpoint = "https://ntfy.sh";
  add_templates(app, "--topic", options.words.to, "Topic to say it in")
      ->group(other_end);
  add_secret_file(app, "--token-file", own->token_file, "token, if one is needed",
                  "NOTIFY_NTFY_TOKEN");
  add_endpoint(app, own->endpoint);
  bind_http(app, options, own->client);
  return [own](const ChannelSetup& setup) {
    want_receiver(setup, "--topic");
    const std::string token = read_secret(own->token_file, "NOTIFY_NTFY_TOKEN");
    Endpoint endpoint{own->endpoint};
    endpoint.publish_url();
    if (!token.empty()) endpoint = with_token(own->endpoint, token);
    return std::make_unique<ChatChannel>(
        endpoint.origin(), open_post(endpoint, own->client, setup), ntfy_format);
  };
}

}  // namespace weir

// ChatChannel: says alerts where a text in a little JSON is all that is wanted:
// Discord, Microsoft Teams, Telegram, ntfy.
#pragma once

#include <string>

#include "alert/http_channel.h"

namespace weir {

struct ChatFormat {
  std::size_t longest;  // text that the service takes, in bytes: more is cut
  std::string (*shown)(const Text& text);
  std::string (*body)(const std::string& text, const std::string& to);
};

// In each, what a value says is text: it calls nobody, and is no markup.
extern const ChatFormat discord_format, teams_format, telegram_format, ntfy_format;

class ChatChannel final : public HttpChannel {
 public:
  ChatChannel(std::string name, Post post, const ChatFormat& format)
      : HttpChannel{std::move(name), std::move(post)}, format_{format} {}

  bool joins(std::span<const Alert> alerts, const Alert& next) const override;

 private:
  HttpRequest request(std::span<const Alert> alerts) override;

  ChatFormat format_;
};

// notify discord, teams, telegram, ntfy.
OpenChannel bind_discord(CLI::App& app, AlertOptions& options);
OpenChannel bind_teams(CLI::App& app, AlertOptions& options);
OpenChannel bind_telegram(CLI::App& app, AlertOptions& options);
OpenChannel bind_ntfy(CLI::App& app, AlertOptions& options);

}  // namespace weir

// SlackChannel: says alerts in channels of Slack, by chat.postMessage or by an
// incoming webhook.
//
// An answer of status 200 may be a failure: what counts is what it says. Alerts of
// the same thread are replies to the first of them.
#pragma once

#include <string>

#include "alert/http_channel.h"
#include "alert/threads.h"

namespace weir {

class SlackChannel final : public HttpChannel {
 public:
  // Where there is more than one channel to say something in, one that can't be
  // written to doesn't keep the others from being told.
  SlackChannel(std::string name, Post post, bool has_several)
      : HttpChannel{std::move(name), std::move(post)}, has_several_{has_several} {}

  bool joins(std::span<const Alert> alerts, const Alert& next) const override;

 private:
  HttpRequest request(std::span<const Alert> alerts) override;
  Outcome judge(const HttpResponse& response, std::span<const Alert> alerts) override;
  Outcome judge_error(const std::string& error, std::span<const Alert> alerts);

  bool has_several_;
  Threads threads_{10'000};
};

// notify slack.
OpenChannel bind_slack(CLI::App& app, AlertOptions& options);

}  // namespace weir

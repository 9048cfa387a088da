// PagerdutyChannel: triggers and resolves incidents of PagerDuty (Events API v2).
//
// The alert's key is the incident's, so that what is sent twice is one.
#pragma once

#include <string>

#include "alert/http_channel.h"

namespace weir {

class PagerdutyChannel final : public HttpChannel {
 public:
  PagerdutyChannel(std::string name, Post post, std::string routing_key)
      : HttpChannel{std::move(name), std::move(post)},
        routing_key_{std::move(routing_key)} {}

 private:
  HttpRequest request(std::span<const Alert> alerts) override;

  std::string routing_key_;
};

// The key of the alert's incident: at most 255 bytes, others for other keys.
std::string dedup_key(const Alert& alert);

// notify pagerduty.
OpenChannel bind_pagerduty(CLI::App& app, AlertOptions& options);

}  // namespace weir

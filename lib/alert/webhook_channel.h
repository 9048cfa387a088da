// WebhookChannel: makes of each alert a request with a JSON body.
//
// Without a text, the body is the record as it came; with one, it is
// {"text":…,"record":…}. Where others were held back, both get "more":12.
// Several are {"alerts":[…]} of these. Its Idempotency-Key is the first alert's id.
#pragma once

#include "alert/http_channel.h"

namespace weir {

struct WebhookFormat {
  bool alertmanager = false;  // the body is that of Prometheus's Alertmanager, v4
  bool has_body = false;      // the body is the alert's first part, filled as JSON
  std::string secret{};       // signs what is sent; empty: nothing is
};

class WebhookChannel final : public HttpChannel {
 public:
  WebhookChannel(std::string name, Post post, WebhookFormat format = {})
      : HttpChannel{std::move(name), std::move(post)}, format_{std::move(format)} {}

  bool joins(std::span<const Alert> alerts, const Alert& next) const override;

 private:
  HttpRequest request(std::span<const Alert> alerts) override;
  std::string body_of(std::span<const Alert> alerts) const;

  WebhookFormat format_;
};

// "v1=" and the HMAC-SHA256 of "ID.TIME.BODY" in hexadecimal.
std::string signature_of(const std::string& secret, const HttpRequest& request,
                         const std::string& id, std::int64_t seconds);

// notify webhook.
OpenChannel bind_webhook(CLI::App& app, AlertOptions& options);

}  // namespace weir

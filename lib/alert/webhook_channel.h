// WebhookChannel: makes of each alert a request with a JSON body.
//
// Without a text, the body is the record as it came; with one, it is
// {"text":…,"record":…}. Where others were held back, both get "more":12.
// Its Idempotency-Key is the alert's id.
#pragma once

#include "alert/http_channel.h"

namespace weir {

class WebhookChannel final : public HttpChannel {
 public:
  using HttpChannel::HttpChannel;

 private:
  HttpRequest request(std::span<const Alert> alerts) override;
};

// notify webhook.
OpenChannel bind_webhook(CLI::App& app, AlertOptions& options);

}  // namespace weir

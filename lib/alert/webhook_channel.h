// WebhookChannel: makes of each alert a request with a JSON body.
//
// Without a text, the body is the record as it came; with one, it is
// {"text":…,"record":…}. Where others were held back, both get "more":12.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "alert/channel.h"
#include "http/request.h"

namespace weir {

class WebhookChannel final : public Channel {
 public:
  // nullopt where it was delivered, else why it won't be: Courier::deliver().
  using Deliver = std::function<std::optional<std::string>(const HttpRequest&)>;

  // `run` is unlike that of any other run of any tool; with a number behind it,
  // it is each alert's Idempotency-Key.
  WebhookChannel(Deliver deliver, std::string run)
      : deliver_{std::move(deliver)}, run_{std::move(run)} {}

  std::optional<std::string> send(const Alert& alert) override;

 private:
  Deliver deliver_;
  std::string run_;
  std::uint64_t sent_ = 0;
};

// 32 digits, by chance.
std::string random_run();

}  // namespace weir

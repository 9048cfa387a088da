// SnsChannel: publishes to a topic of Amazon SNS.
#pragma once

#include <string>
#include <string_view>

#include "alert/http_channel.h"

namespace weir {

// arn:aws:sns:REGION:ACCOUNT:NAME
struct SnsTopic {
  std::string arn;
  std::string region;
  bool fifo = false;  // in order, by groups, and twice is once

  // Throws std::invalid_argument where it is none.
  static SnsTopic parse(std::string_view text);

  // Where AWS has it.
  std::string endpoint() const;
};

class SnsChannel final : public HttpChannel {
 public:
  SnsChannel(std::string name, Post post, SnsTopic topic)
      : HttpChannel{std::move(name), std::move(post)}, topic_{std::move(topic)} {}

 private:
  HttpRequest request(std::span<const Alert> alerts) override;
  Outcome judge(const HttpResponse& response, std::span<const Alert> alerts) override;

  SnsTopic topic_;
};

// notify sns.
OpenChannel bind_sns(CLI::App& app, AlertOptions& options);

}  // namespace weir

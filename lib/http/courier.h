// Courier: delivers requests, and tries again while that may help.
//
//   Courier courier{endpoint, {.retry = 5min}};
//   if (const auto problem = courier.deliver(request)) ...it is lost, and why...
#pragma once

#include <optional>
#include <string>

#include "http/client.h"
#include "http/patience.h"

namespace weir {

class Courier {
 public:
  struct Options {
    ClientOptions client;
    Duration retry = std::chrono::minutes{5};  // gives up after that
  };

  // Once the process is asked to stop, this much longer is tried in all.
  static constexpr Duration grace = std::chrono::seconds{10};

  Courier(const Endpoint& endpoint, const Options& options);

  // nullopt once it was taken; else why it wasn't and won't be. Tries again after
  // 408, 429, 5xx and where no answer came; says that it does, and when it's
  // over, at most once a minute.
  std::optional<std::string> deliver(const HttpRequest& request);

 private:
  std::string describe(const HttpResponse& response) const;
  void pause(Duration span, bool stopping);

  std::string origin_;
  Duration retry_;
  Client client_;
  Patience patience_;
  SteadyTime quiet_until_{};
};

}  // namespace weir

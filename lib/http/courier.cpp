#include "http/courier.h"

#include <poll.h>

#include <algorithm>
#include <climits>
#include <random>

#include "http/retry_after.h"
#include "io/report.h"
#include "io/stop.h"

namespace weir {
namespace {

// A server that slows us down by 429 does so again and again.
constexpr Duration quiet_span = std::chrono::minutes{1};

std::uint64_t random_seed() {
  std::random_device device;
  return std::uint64_t{device()} << 32U | device();
}

// Waits for `span`; where `awake`, only until the process is asked to stop.
void wait(Duration span, bool awake) {
  pollfd stop{awake ? stop_descriptor() : -1, POLLIN, 0};
  const SteadyTime end = steady_now() + span;
  for (Duration left = span; left > Duration{}; left = end - steady_now()) {
    const auto count = std::chrono::ceil<std::chrono::milliseconds>(left).count();
    if (::poll(&stop, 1, static_cast<int>(std::min<std::int64_t>(count, INT_MAX))) > 0)
      return;
  }
}

}  // namespace

Courier::Courier(const Endpoint& endpoint, const Options& options)
    : origin_{endpoint.origin()},
      retry_{options.retry},
      client_{endpoint, options.client},
      patience_{options.retry, random_seed()} {
  if (options.client.insecure)
    report("--insecure: nobody verifies who " + origin_ + " is");
}

std::optional<std::string> Courier::deliver(const HttpRequest& request) {
  bool told = false;
  for (int tries = 1;; ++tries) {
    const HttpResponse response = client_.post(request);
    if (response.taken()) {
      if (told) report(origin_ + ": taken at try " + std::to_string(tries));
      patience_.after_success();
      return std::nullopt;
    }
    const std::string problem = describe(response);
    if (!response.transient()) return problem;
    const bool stopping = stop_requested();
    if (stopping) patience_.hurry(steady_now(), grace);
    const auto wait = patience_.after_failure(
        steady_now(), parse_retry_after(response.retry_after, now()));
    if (!wait) return problem + ", given up at try " + std::to_string(tries);
    if (!told && steady_now() >= quiet_until_) {
      report(problem + ", trying again for up to " + format_duration(retry_));
      quiet_until_ = steady_now() + quiet_span;
      told = true;
    }
    pause(*wait, stopping);
  }
}

std::string Courier::describe(const HttpResponse& response) const {
  if (response.status == 0) return origin_ + ": " + response.problem;
  std::string text = origin_ + ": the answer is " + std::to_string(response.status);
  if (!response.retry_after.empty())
    text.append(", Retry-After: ").append(excerpt(response.retry_after));
  return text;
}

// Where the process is asked to stop from now on, the next try is at once.
void Courier::pause(Duration span, bool stopping) {
  wait(span, !stopping);
  if (!stopping && stop_requested()) patience_.hurry(steady_now(), grace);
}

}  // namespace weir

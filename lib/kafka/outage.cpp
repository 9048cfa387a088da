#include "kafka/outage.h"

namespace weir {

using namespace std::chrono_literals;

namespace {

// Where the network swallows what is sent, there is no reason to wait for.
constexpr Duration patience = 5s;

}  // namespace

Outage::Outage(std::string who, std::optional<Duration> bound, SteadyTime now)
    : who_{std::move(who)}, bound_{bound}, since_{now} {}

void Outage::reached() { since_.reset(); }

void Outage::lost(SteadyTime now) {
  if (!since_) since_ = now;
}

std::string Outage::problem() const {
  return who_ + ": " + (reason_.empty() ? "no answer" : reason_);
}

std::optional<std::string> Outage::news(SteadyTime now) {
  if (!since_) {
    reason_.clear();
    if (!told_) return std::nullopt;
    told_ = false;
    return who_ + ": reached again";
  }
  if (told_ || now - *since_ < (reason_.empty() ? patience : pause))
    return std::nullopt;
  told_ = true;
  return problem() + "; trying again";
}

std::optional<std::string> Outage::given_up(SteadyTime now) const {
  if (!since_ || !bound_ || now - *since_ < *bound_) return std::nullopt;
  return problem() + ", given up after " + format_duration(*bound_);
}

}  // namespace weir

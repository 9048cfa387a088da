#include "alert/assembly.h"

#include <utility>

#include "alert/alert_encoding.h"

namespace weir {

void Assembly::add(Alert alert) {
  if (alerts_.empty()) began_ = alert.time;
  const auto [found, is_new] = by_key_.try_emplace(alert.key, alerts_.size());
  if (is_new) {
    alerts_.push_back(std::move(alert));
    return;
  }
  Alert& before = alerts_[found->second];
  alert.more += before.more + 1;
  before = std::move(alert);
}

std::vector<Alert> Assembly::take() {
  ++groups_;
  for (Alert& alert : alerts_) alert.group = groups_;
  by_key_.clear();
  return std::exchange(alerts_, {});
}

void Assembly::save(Encoder& out) const {
  out.time(began_);
  out.whole(alerts_.size());
  for (const Alert& alert : alerts_) encode(out, alert);
}

void Assembly::load(Decoder& in) {
  by_key_.clear();
  alerts_.clear();
  const Time began = in.time();
  for (std::size_t count = in.count(smallest_alert); count > 0; --count)
    add(decode_alert(in));
  began_ = began;
}

}  // namespace weir

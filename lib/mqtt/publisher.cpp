#include "mqtt/publisher.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <stdexcept>

#include "io/report.h"
#include "io/stop.h"
#include "mqtt/reason.h"

namespace weir {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t most_bytes = std::size_t{16} * 1024 * 1024;  // on their way
// So many messages leave together.
constexpr std::uint64_t batch = 50;
// So few answers are taken at a time, that the broker has its next messages before it
// is done with those before: many brokers let no more than 20 be on their way.
constexpr int few = 2;
constexpr int all = std::numeric_limits<int>::max();
constexpr Duration tick = 200ms;
// Once asked to stop, the broker has so long to acknowledge the next message.
constexpr Duration grace = 10s;

void poll_until(pollfd& waiting, SteadyTime moment) {
  const Duration left = std::max<Duration>(moment - steady_now(), 0s);
  const auto count = std::chrono::ceil<std::chrono::milliseconds>(left).count();
  ::poll(&waiting, 1, static_cast<int>(count));
}

}  // namespace

MqttPublisher::MqttPublisher(const MqttSettings& settings,
                             const MqttPublisherOptions& options, Intake& intake)
    : settings_{settings},
      options_{options},
      intake_{intake},
      connection_{settings, *this} {
  Waiter& waiter = intake.waiter();
  waiter.before_wait([this] {
    if (connection_.is_online()) connection_.write();
    unwritten_ = 0;
  });
  waiter.serve([this] { return connection_.interest(true); },
               [this](short events) { serve(events, all); });
  waiter.every(tick, [this] { serve(0, all); });
  intake.tally().show("acknowledged", [this] { return acknowledged_; });
  serve(0, all);
}

// What came, `most` answers of it, and what is due; without a wait.
void MqttPublisher::serve(short events, int most) {
  connection_.attend(events);
  if (!connection_.is_online()) return;
  for (int i = 0; i < most && connection_.read(); ++i) {
  }
  if (connection_.is_online()) connection_.write();
  unwritten_ = 0;
}

// Waits for the broker, and does what it wants.
void MqttPublisher::turn(SteadyTime until) {
  pollfd waiting = connection_.interest(true);
  poll_until(waiting, std::min({until, connection_.due(), steady_now() + tick}));
  serve(waiting.revents, few);
  heed_refusals();
  heed_stop();
  const Duration patience = stopping_ ? grace : settings_.retry.value_or(longest_span);
  if ((stopping_ || !sent_.empty()) && steady_now() - progress_ >= patience)
    throw std::runtime_error(connection_.address() +
                             ": the broker acknowledges nothing");
}

void MqttPublisher::heed_stop() {
  if (stopping_ || !stop_requested()) return;
  stopping_ = true;
  progress_ = steady_now();
}

bool MqttPublisher::has_room() const {
  return connection_.is_online() && sent_.size() < options_.max_inflight &&
         size_ < most_bytes;
}

void MqttPublisher::wait_for_slot() {
  if (options_.rate <= 0) return;
  while (steady_now() < slot_) turn(slot_);
  const auto span = std::chrono::duration_cast<Duration>(
      std::chrono::duration<double>(1 / options_.rate));
  slot_ = std::max(slot_ + span, steady_now() - span);
}

void MqttPublisher::send(const MqttClient::Outgoing& message, std::uint64_t line,
                         std::string_view text) {
  heed_refusals();
  wait_for_slot();
  while (!has_room()) {
    if (connection_.is_online()) connection_.write();
    turn(steady_now() + tick);
  }
  int mid = 0;
  if (const auto problem = connection_.client().publish(message, mid)) {
    intake_.reject(line, *problem, text);
    return;
  }
  if (sent_.empty()) progress_ = steady_now();
  const std::size_t size = message.payload.size() + text.size();
  size_ += size;
  sent_.insert_or_assign(mid, Sent{line, std::string(text), message.qos, size});
  if (++unwritten_ >= batch) serve(0, few);
}

void MqttPublisher::on_acknowledged(int mid, int reason) {
  const auto found = sent_.find(mid);
  if (found == sent_.end()) return;
  progress_ = steady_now();
  size_ -= found->second.size;
  if (is_failure(reason))
    refused_.push_back({std::move(found->second), describe_reason(reason)});
  else
    ++acknowledged_;
  sent_.erase(found);
}

void MqttPublisher::on_online(bool /*session_present*/) {
  progress_ = steady_now();
  lose_unpromised();
}

// The library sends again what is to be acknowledged. Of QoS 0 it knows nothing more.
void MqttPublisher::lose_unpromised() {
  for (auto one = sent_.begin(); one != sent_.end();) {
    if (one->second.qos != 0) {
      ++one;
      continue;
    }
    size_ -= one->second.size;
    refused_.push_back({std::move(one->second), "lost with the connection, at QoS 0"});
    one = sent_.erase(one);
  }
}

// Not while the input is waited for: a rejected line may be half written then.
void MqttPublisher::heed_refusals() {
  for (const Refused& one : std::exchange(refused_, {}))
    intake_.reject(one.sent.line, "not taken by the broker: " + one.why, one.sent.text);
}

void MqttPublisher::finish() {
  if (connection_.is_online()) connection_.write();
  while (!sent_.empty() && !connection_.is_over()) turn(steady_now() + tick);
  heed_refusals();
  connection_.end();
}

}  // namespace weir

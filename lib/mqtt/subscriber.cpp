#include "mqtt/subscriber.h"

#include <mqtt_protocol.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <system_error>

#include "io/report.h"
#include "io/stop.h"
#include "mqtt/reason.h"
#include "mqtt/topic.h"

namespace weir {

using namespace std::chrono_literals;

namespace {

// So many messages or bytes are read before they are written and acknowledged.
constexpr int batch = 1000;
constexpr std::size_t batch_size = 256 * 1024;
// So long a busy stream is let gather, or it would wake this process and its reader
// for each few messages.
constexpr Duration gathering = 200us;

constexpr Duration patience_with_broker = 30s;  // for the answer to a subscription
constexpr Duration patience_with_reader = 5s;   // at the end
constexpr Duration redraw = 1s;
constexpr std::size_t most_topics = 10'000;
constexpr const char* to_the_top = "\033[H\033[J";

int subscribe_flags(const SubscribeOptions& options) {
  int flags = 0;
  if (options.no_retained) flags |= MQTT_SUB_OPT_SEND_RETAIN_NEVER;
  if (options.retain_as_published) flags |= MQTT_SUB_OPT_RETAIN_AS_PUBLISHED;
  return flags;
}

}  // namespace

MqttSubscriber::MqttSubscriber(const SubscribeOptions& options, int fd)
    : options_{options},
      on_terminal_{::isatty(fd) == 1},
      delivery_{fd, options.delivery},
      line_{options.style, options.format, on_terminal_},
      topics_{most_topics},
      connection_{options.settings, *this} {
  waiter_.end_with_reader_of(fd);
  show_counts();
  if (options.topics && on_terminal_) waiter_.every(redraw, [this] { show_topics(); });
}

void MqttSubscriber::show_counts() {
  tally_.show("in", [this] { return received_; });
  tally_.show("out", [this] { return delivery_.written_lines(); });
  tally_.show("waiting", [this] { return delivery_.waiting_lines(); });
  tally_.show("spooled", [this] { return delivery_.spooled_lines(); });
  tally_.show("dropped", [this] { return delivery_.dropped_lines(); });
  tally_.show_by(waiter_, options_.stats, options_.progress);
}

int MqttSubscriber::run() {
  try {
    while (!is_over() && wait()) {
    }
  } catch (const std::system_error&) {
    throw;  // of the output
  } catch (const std::runtime_error& error) {
    report(error.what());  // what has come still goes to its reader
    end();
    return 1;
  }
  return end();
}

bool MqttSubscriber::is_late() const {
  return options_.timeout > 0s && steady_now() >= start_ + options_.timeout;
}

bool MqttSubscriber::is_over() const {
  if (full_ || is_late() || stop_requested()) return true;
  return options_.end_once_subscribed && subscribed_ && asked_.empty();
}

// One turn: waits, reads what has come, writes what the reader takes, and only then
// acknowledges. False once the process is to stop.
bool MqttSubscriber::wait() {
  std::array<pollfd, 2> waiting{
      {connection_.interest(!delivery_.is_blocked()),
       {delivery_.is_waiting() ? delivery_.fd() : -1, POLLOUT, 0}}};
  if (may_gather() && !waiter_.sleep_until(steady_now() + gathering)) return false;
  SteadyTime until = connection_.due();
  if (options_.timeout > 0s) until = std::min(until, start_ + options_.timeout);
  if (!waiter_.wait_for(waiting, until)) return false;
  connection_.attend(waiting[0].revents);
  read(waiting[0].revents);
  delivery_.write_some();
  delivery_.settle();
  heed_pause();
  if (connection_.is_online()) connection_.write();
  heed_answers();
  return true;
}

// Where several came at once, but not more than were read, and the broker waits for no
// acknowledgement.
bool MqttSubscriber::may_gather() const {
  return at_qos_0_ > 1 && at_qos_0_ < batch && above_qos_0_ == 0;
}

void MqttSubscriber::read(short events) {
  at_qos_0_ = above_qos_0_ = 0;
  if (!connection_.is_online()) return;
  arrival_ = now();
  if (connection_.needs_sign_of_life()) connection_.read();
  if (delivery_.is_blocked() || (events & (POLLIN | POLLHUP | POLLERR)) == 0) return;
  for (int i = 0; i < batch && delivery_.pending().size() < batch_size; ++i)
    if (!connection_.read() || full_) return;
}

// Without room for more, messages stay with the broker; it may have its own limit.
void MqttSubscriber::heed_pause() {
  const bool blocked = delivery_.is_blocked();
  if (blocked && !told_of_pause_)
    report("the reader is too slow: messages are left with the broker");
  told_of_pause_ = told_of_pause_ || blocked;
  connection_.pause(blocked);
  if (connection_.is_online() && connection_.needs_sign_of_life())
    connection_.give_sign_of_life();
}

bool MqttSubscriber::is_wanted(const MqttMessage& message) const {
  // A broker of MQTT 5 was asked not to send these, and the flag may mean another
  // thing.
  const bool flag_tells = !connection_.is_v5() || !options_.retain_as_published;
  if (options_.no_retained && message.retain && flag_tells) return false;
  if (options_.retained_only && !message.retain) return false;
  return std::none_of(
      options_.filter_out.begin(), options_.filter_out.end(),
      [&](const std::string& filter) { return topic_matches(filter, message.topic); });
}

void MqttSubscriber::on_message(const MqttMessage& message) {
  if (full_) {
    surplus_ = true;
    return;
  }
  ++(message.qos == 0 ? at_qos_0_ : above_qos_0_);
  if (options_.retained_only && !message.retain) full_ = true;  // the live ones begin
  if (!is_wanted(message)) return;
  if (++received_ == options_.count) full_ = true;
  if (options_.topics) return topics_.add(message.topic, message.payload);
  delivery_.end_line(line_.append(delivery_.pending(), message, arrival_));
}

void MqttSubscriber::on_online(bool session_present) {
  if (session_present && subscribed_) return;
  asked_.clear();
  const int flags = subscribe_flags(options_);
  for (std::size_t i = 0; i < options_.subscriptions.size(); ++i) {
    const MqttSubscription& one = options_.subscriptions[i];
    asked_[connection_.client().subscribe(one.filter, one.qos, flags,
                                          options_.properties)] = i;
  }
  subscribed_ = true;
  asked_at_ = steady_now();
}

void MqttSubscriber::on_subscribed(int mid, std::span<const int> reasons) {
  const auto found = asked_.find(mid);
  if (found == asked_.end() || reasons.empty()) return;
  answers_.emplace_back(found->second, reasons.front());
  asked_.erase(found);
}

void MqttSubscriber::heed_answers() {
  for (const auto& [index, reason] : std::exchange(answers_, {})) {
    const MqttSubscription& subscription = options_.subscriptions[index];
    if (!is_failure(reason)) denied_.erase(index);
    if (is_failure(reason) && !denied_.insert(index).second) continue;
    hear(subscription, reason);
  }
  if (denied_.size() == options_.subscriptions.size())
    throw std::runtime_error(connection_.address() + ": no subscription is granted");
  if (asked_.empty() || !connection_.is_online() || delivery_.is_blocked()) return;
  const Duration patience =
      std::min(patience_with_broker, options_.settings.retry.value_or(longest_span));
  if (steady_now() < asked_at_ + patience) return;
  const MqttSubscription& silent = options_.subscriptions[asked_.begin()->second];
  throw std::runtime_error(connection_.address() +
                           ": no answer to the subscription to " + silent.filter +
                           " at QoS " + std::to_string(silent.qos));
}

void MqttSubscriber::hear(const MqttSubscription& subscription, int reason) {
  const std::string broker = connection_.address() + ": ";
  if (is_failure(reason)) {
    report(broker + "the subscription to " + subscription.filter +
           " is denied: " + describe_reason(reason));
  } else if (reason < subscription.qos) {
    report(broker + subscription.filter + " has QoS " + std::to_string(reason) +
           " only");
  }
}

void MqttSubscriber::show_topics() {
  winsize size{};
  if (on_terminal_) ::ioctl(delivery_.fd(), TIOCGWINSZ, &size);
  const SteadyTime moment = steady_now();
  topics_.take_rates(to_seconds(moment - (on_terminal_ ? rates_from_ : start_)));
  rates_from_ = moment;
  if (delivery_.is_waiting()) return;  // it hasn't taken the last one
  std::string table = on_terminal_ ? to_the_top : "";
  topics_.append(table, size.ws_col > 0 ? size.ws_col : SIZE_MAX,
                 size.ws_row > 0 ? size.ws_row : SIZE_MAX);
  table.pop_back();
  delivery_.pending().append(table);
  delivery_.end_line(
      static_cast<std::uint64_t>(std::count(table.begin(), table.end(), '\n')));
}

int MqttSubscriber::end() {
  if (options_.topics) show_topics();
  const std::uint64_t lost = delivery_.finish(patience_with_reader);
  // What came behind the last message wanted is for the next run of the session.
  const bool keep_rest =
      surplus_ && options_.settings.session == MqttSession::Persistent;
  if (!keep_rest) connection_.end();
  tally_.end();
  if (lost > 0) return 1;
  if (options_.count > received_ && is_late()) {
    report(std::to_string(received_) + " of " + std::to_string(options_.count) +
           " messages came within " + format_duration(options_.timeout));
    return 1;
  }
  return delivery_.dropped_lines() > 0 || !denied_.empty() ? 3 : 0;
}

}  // namespace weir

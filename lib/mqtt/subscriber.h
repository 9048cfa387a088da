// MqttSubscriber: messages of a broker, a line each, to a reader.
//
// A message of QoS 1 is acknowledged once its line has been written, or is in the
// spool; where the reader stalls and there is no spool, once it waits in memory. So
// the broker keeps what a crash would lose, and a reader that stalls stops nothing.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "io/wait.h"
#include "mqtt/connection.h"
#include "mqtt/line.h"
#include "mqtt/topic_table.h"
#include "ndjson/tally.h"
#include "spool/delivery.h"

namespace weir {

struct MqttSubscription {
  std::string filter;
  int qos = 0;
};

struct SubscribeOptions {
  MqttSettings settings;
  MqttProperties properties;  // of SUBSCRIBE
  std::vector<MqttSubscription> subscriptions;
  std::vector<std::string> filter_out;
  bool no_retained = false;
  bool retained_only = false;
  bool retain_as_published = false;

  MqttStyle style = MqttStyle::Record;
  std::optional<MqttFormat> format;
  bool topics = false;  // a table of these instead of messages

  std::uint64_t count = 0;  // ends after so many messages; 0: never
  Duration timeout{};       // ends after so long; none: never
  bool end_once_subscribed = false;

  DeliveryOptions delivery;
  Duration stats{};
  bool progress = false;
};

class MqttSubscriber : private MqttSubject {
 public:
  // Writes to `fd`. Requires: the options outlive it. Throws std::invalid_argument
  // where they won't do, and std::system_error.
  MqttSubscriber(const SubscribeOptions& options, int fd);

  // Until the process is asked to stop, or the options' end; gives the exit status.
  // Throws std::runtime_error where there will be no connection any more, and
  // std::system_error where lines can't be written.
  int run();

 private:
  void on_message(const MqttMessage& message) override;
  void on_subscribed(int mid, std::span<const int> reasons) override;
  void on_acknowledged(int /*mid*/, int /*reason*/) override {}
  void on_online(bool session_present) override;

  bool is_wanted(const MqttMessage& message) const;
  void show_counts();
  bool is_late() const;
  bool is_over() const;
  bool may_gather() const;
  bool wait();
  void read(short events);
  void heed_pause();
  void heed_answers();
  void hear(const MqttSubscription& subscription, int reason);
  void show_topics();
  int end();

  const SubscribeOptions& options_;
  bool on_terminal_;
  Delivery delivery_;
  MqttLine line_;
  TopicTable topics_;
  Waiter waiter_;
  Tally tally_;
  MqttConnection connection_;

  std::uint64_t received_ = 0;
  Time arrival_{};
  SteadyTime start_ = steady_now();
  SteadyTime rates_from_ = start_;
  // Messages of the last turn.
  int at_qos_0_ = 0;
  int above_qos_0_ = 0;
  bool full_ = false;     // that was the last message wanted
  bool surplus_ = false;  // and then another came
  bool told_of_pause_ = false;

  std::map<int, std::size_t> asked_;                  // by mid, not answered yet
  std::vector<std::pair<std::size_t, int>> answers_;  // a subscription and a reason
  std::set<std::size_t> denied_;
  bool subscribed_ = false;
  SteadyTime asked_at_{};
};

}  // namespace weir

// MqttPublisher: messages to a broker, until each of them is acknowledged.
//
//   MqttPublisher publisher{settings, {}, in.intake()};
//   publisher.send(message, line, text);   // and so on
//   return publisher.finish();
//
// What the broker doesn't take for good is a rejected line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mqtt/connection.h"
#include "ndjson/intake.h"

namespace weir {

struct MqttPublisherOptions {
  std::uint64_t max_inflight = 100;  // messages on their way
  double rate = 0;                   // messages a second; 0: as they come
};

class MqttPublisher : private MqttSubject {
 public:
  // Serves its connection also while `intake` waits for input. Requires: both outlive
  // it. Throws std::invalid_argument where the settings won't do.
  MqttPublisher(const MqttSettings& settings, const MqttPublisherOptions& options,
                Intake& intake);

  // Sends the message of that line, once there is room for it. Throws
  // std::runtime_error where there will be no connection any more, or the broker
  // doesn't acknowledge anything for too long.
  void send(const MqttClient::Outgoing& message, std::uint64_t line,
            std::string_view text);

  // Waits until everything is acknowledged, and ends the connection. Throws as send()
  // does.
  void finish();

  // How many messages are not acknowledged.
  std::size_t unacknowledged() const { return sent_.size(); }

 private:
  struct Sent {
    std::uint64_t line;
    std::string text;
    int qos;
    std::size_t size;
  };
  struct Refused {
    Sent sent;
    std::string why;
  };

  void on_message(const MqttMessage& /*message*/) override {}
  void on_subscribed(int /*mid*/, std::span<const int> /*reasons*/) override {}
  void on_acknowledged(int mid, int reason) override;
  void on_online(bool session_present) override;

  bool has_room() const;
  void wait_for_slot();
  void turn(SteadyTime until);
  void serve(short events, int most);
  void heed_stop();
  void heed_refusals();
  void lose_unpromised();

  const MqttSettings& settings_;
  MqttPublisherOptions options_;
  Intake& intake_;
  MqttConnection connection_;

  std::unordered_map<int, Sent> sent_;  // by mid, not acknowledged yet
  std::size_t size_ = 0;                // of these
  std::vector<Refused> refused_;
  std::uint64_t acknowledged_ = 0;
  std::uint64_t unwritten_ = 0;
  SteadyTime progress_ = steady_now();
  bool stopping_ = false;
  SteadyTime slot_ = progress_;
};

}  // namespace weir

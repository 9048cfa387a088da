// MqttClient: one client of libmosquitto, set up, with its callbacks as a listener.
//
// It does nothing by itself: read() and write() move its packets, and between them
// nothing leaves, acknowledgements neither. Whoever calls them decides so when the
// broker is told that a message has arrived.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "mqtt/problem.h"
#include "mqtt/settings.h"

struct mosquitto;

namespace weir {

struct MqttMessage {
  std::string_view topic, payload;
  int qos = 0;
  bool retain = false;
  int mid = 0;  // its number on the wire, 0 at QoS 0
  const mqtt5__property* properties = nullptr;
};

// Called from within read() and write(), and may throw nothing.
class MqttListener {
 public:
  virtual ~MqttListener() = default;
  virtual void on_greeting(int reason, bool session_present) = 0;
  virtual void on_message(const MqttMessage& message) = 0;
  virtual void on_subscribed(int mid, std::span<const int> reasons) = 0;
  virtual void on_acknowledged(int mid, int reason) = 0;
  virtual void on_closed(int reason) = 0;  // as the broker gives it, or below 0x80
};

class MqttClient {
 public:
  // Makes a client of `version`, which is no longer the best. What refers to files
  // is read when it connects. Throws std::runtime_error and std::invalid_argument
  // where the settings won't do.
  MqttClient(const MqttSettings& settings, MqttVersion version, MqttListener& listener);
  ~MqttClient();
  MqttClient(const MqttClient&) = delete;
  MqttClient& operator=(const MqttClient&) = delete;

  // These give what went wrong; nullopt: nothing. connect() only begins to.
  std::optional<MqttProblem> connect();
  std::optional<MqttProblem> read();        // a packet, or a few
  std::optional<MqttProblem> write();       // all that waits to leave
  std::optional<MqttProblem> keep_alive();  // to be called once a second or so

  // True after a read() that found nothing more to read.
  bool is_dry() const { return dry_; }

  int descriptor() const;  // -1: not connected
  bool wants_write() const;

  // The number of the packet that leaves with the next write().
  int subscribe(const std::string& filter, int qos, int options,
                const MqttProperties& properties);
  // Something harmless that leaves with the next write().
  void nudge();
  void disconnect();

  // What kept a message from being sent, for good; else mid is its number.
  struct Outgoing {
    std::string topic;
    std::string_view payload;
    int qos = 0;
    bool retain = false;
    const MqttProperties* properties = nullptr;
  };
  std::optional<std::string> publish(const Outgoing& message, int& mid);

 private:
  struct Callbacks;

  MqttProperties connect_properties() const;
  void set_up_options();
  void set_up_tls();
  void set_up_will();
  std::optional<MqttProblem> problem_of(int result) const;

  const MqttSettings& settings_;
  MqttVersion version_;
  MqttListener& listener_;
  ::mosquitto* handle_ = nullptr;
  bool dry_ = true;
  bool called_back_ = false;
  std::string tls_problem_;  // what the library logged of it
};

// The library that does it, and its version.
std::string mqtt_library();

}  // namespace weir

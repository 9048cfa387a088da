// What a connection to a broker is made with. Secrets stand in it as they are.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "mqtt/broker.h"
#include "mqtt/properties.h"
#include "time/time.h"

namespace weir {

struct MqttTls {
  std::string ca_file, ca_path;  // neither: the system's authorities
  std::string certificate, key, key_password;
  std::string version;  // tlsv1.1 to tlsv1.3, or empty: tlsv1.2 and up
  std::string alpn;
  bool insecure = false;
  std::string psk, psk_identity;  // hexadecimal; instead of certificates
};

struct MqttWill {
  std::string topic, payload;
  int qos = 0;
  bool retain = false;
};

// How long the broker remembers what we subscribed to and have yet to get.
enum class MqttSession {
  Connection,  // until the connection ends
  Run,         // over lost connections, where MQTT 5 is spoken; else the same
  Persistent,  // beyond the run, for the next one with that id
};

enum class MqttVersion { Best, V311, V5 };  // the best is 5, or 3.1.1 where it isn't

struct MqttSettings {
  MqttBroker broker;
  std::string id;
  MqttSession session = MqttSession::Connection;
  std::optional<Duration> session_expiry;  // of a persistent one; none: never
  Duration keepalive = std::chrono::seconds{60};
  MqttVersion version = MqttVersion::Best;
  std::string username, password;
  MqttTls tls;
  std::optional<MqttWill> will;
  MqttProperties connect, will_properties, disconnect;
  int receive_maximum = 20;  // messages that may be on their way to us, or from us
  int send_maximum = 20;
  std::optional<Duration> retry;  // how long without a connection; none: for ever
};

}  // namespace weir

// MqttBroker: where a broker is, as a URL or an address says it.
//
//   parse_mqtt_url("mqtts://doc@broker.example.com/rooms/7")
//       // broker.example.com:8883, TLS, as doc, the topic rooms/7
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace weir {

struct MqttBroker {
  std::string host = "localhost";
  std::uint16_t port = 0;  // 0: 1883, or 8883 with TLS
  bool tls = false;

  std::uint16_t effective_port() const {
    if (port != 0) return port;
    return tls ? 8883 : 1883;
  }
  // "host:port", as messages name it.
  std::string address() const;
};

struct MqttUrl {
  MqttBroker broker;
  std::string username;
  std::string topic;
};

// Reads mqtt:// or mqtts://[user@]host[:port][/topic]. Throws std::invalid_argument,
// which doesn't quote it, where it is anything else, or has a password: that would be
// for everyone to read who can see the command line.
MqttUrl parse_mqtt_url(std::string_view url);

}  // namespace weir

// MqttConnectionOptions: what the command line of mqtt-cat(1) says of the broker and
// the connection to it.
#pragma once

#include <string>
#include <vector>

#include "cli/options.h"
#include "mqtt/settings.h"

namespace weir {

struct MqttConnectionOptions {
  std::string url;
  std::string host;
  std::uint64_t port = 0;  // 0: as the protocol has it
  std::string username, password_file;
  std::string id;
  bool no_clean = false;
  Duration session_expiry{};  // none: never
  Duration keepalive = std::chrono::seconds{60};
  std::string version = "auto";
  std::vector<std::vector<std::string>> properties;

  bool tls = false;
  MqttTls security;
  std::string key_password_file, psk_file;

  std::string will_topic, will_payload;
  int will_qos = 0;
  bool will_retain = false;
};

void bind_broker(CLI::App& app, MqttConnectionOptions& options);
void bind_session(CLI::App& app, MqttConnectionOptions& options);
void bind_security(CLI::App& app, MqttConnectionOptions& options);
void bind_will(CLI::App& app, MqttConnectionOptions& options);

// An option that names a QoS.
CLI::Option* add_qos(CLI::App& app, const std::string& name, int& qos,
                     const std::string& help);

// The settings of a connection, with its secrets read. Throws std::invalid_argument
// where they make no sense, and std::system_error where a file can't be read.
MqttSettings make_settings(const MqttConnectionOptions& options);

// What -D says of a packet. Throws std::invalid_argument.
MqttProperties properties_of(const MqttConnectionOptions& options, MqttPacket packet);

// The topic at the end of the URL, or "".
std::string topic_of_url(const MqttConnectionOptions& options);

}  // namespace weir

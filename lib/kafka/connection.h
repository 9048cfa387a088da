// KafkaConnection: the options that say which Kafka it is and how to get in, and
// what librdkafka has to be told for that.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/options.h"
#include "kafka/client.h"
#include "kafka/settings.h"

namespace weir {

struct KafkaConnection {
  std::string brokers;
  std::optional<Duration> retry;

  std::string username;
  std::string password_file;
  std::string token_file;
  std::string mechanism;

  bool tls = false;
  bool no_tls = false;
  bool insecure = false;
  std::string ca_file;
  std::string certificate;
  std::string key;
  std::string key_password_file;

  std::string settings_file;
  std::vector<std::string> settings;
  bool dump = false;
};

void bind_connection(CLI::App& app, KafkaConnection& connection);

// What a client is to be made with: `defaults`, then the settings of the file,
// then what the options say, then those that were given one by one. Throws
// std::invalid_argument where they contradict each other.
KafkaClientOptions client_options(const KafkaConnection& connection,
                                  const KafkaSettings& defaults);

// Those settings, one a line, as name=value; secrets are "***".
std::string shown(const KafkaSettings& settings);

}  // namespace weir

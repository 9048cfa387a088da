// What the command line of mqtt-cat pub says.
#pragma once

#include <string>
#include <vector>

#include "mqtt/connection_options.h"
#include "mqtt/publication.h"

namespace weir {

struct PublishCommand {
  MqttConnectionOptions connection;
  std::string topic;
  Field topic_field, payload;
  bool envelope = false, raw = false;
  std::optional<int> qos;
  bool retain = false;
  std::string rate;
  Duration retry = std::chrono::minutes{5};
  std::uint64_t max_inflight = 100;
  StreamOptions stream;
};

void bind(CLI::App& app, PublishCommand& command);

// What is wanted. Throws std::invalid_argument where that makes no sense, and
// std::system_error where a file can't be read.
PublicationOptions make_options(const PublishCommand& command);

}  // namespace weir

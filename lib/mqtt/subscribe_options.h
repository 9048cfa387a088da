// What the command line of mqtt-cat sub says.
#pragma once

#include <string>
#include <vector>

#include "mqtt/connection_options.h"
#include "mqtt/subscriber.h"

namespace weir {

struct SubscribeCommand {
  MqttConnectionOptions connection;
  std::vector<std::string> topics;
  std::vector<int> qos;
  std::string share;
  std::string format;
  bool envelope = false, raw = false;
  std::string on_overflow = "block";
  Duration retry{};          // none: for ever
  SubscribeOptions options;  // what needs no second thought
};

void bind(CLI::App& app, SubscribeCommand& command);

// What is wanted. Takes what `command` holds. Throws std::invalid_argument where that
// makes no sense, and std::system_error where a file can't be read.
SubscribeOptions make_options(SubscribeCommand& command);

}  // namespace weir

// The command line of kafka-cat consume.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/options.h"
#include "kafka/connection.h"
#include "kafka/consumption.h"

namespace weir {

struct ConsumeCommand {
  KafkaConnection connection;
  std::vector<std::string> topics;
  std::vector<int> partitions;
  std::string group;
  std::vector<std::string> offsets;
  Duration commit_every = std::chrono::seconds{1};
  bool exit_eof = false;
  std::uint64_t count = 0;
  Duration timeout{};
  Duration retry{};
  bool envelope = false;
  bool raw = false;
  std::string format;
  Duration stats{};
  bool progress = false;
};

void bind_consume(CLI::App& app, ConsumeCommand& command);

// What it comes to. Throws std::invalid_argument where options contradict.
ConsumeOptions consume_options(const ConsumeCommand& command);

}  // namespace weir

// The command line of kafka-cat produce.
#pragma once

#include <string>
#include <vector>

#include "cli/options.h"
#include "kafka/connection.h"
#include "kafka/production.h"

namespace weir {

struct ProduceCommand {
  KafkaConnection connection;
  std::string topic;
  bool envelope = false;
  bool raw = false;
  Field payload;
  std::string key;
  Field key_field;
  std::string key_delimiter;
  std::vector<std::string> headers;
  Field timestamp;
  int partition = -1;
  bool any_partition = false;
  bool null = false;

  std::string partitioner = "murmur2_random";
  std::string compress = "none";
  std::string acks = "all";
  std::string transactional_id;
  Duration retry = std::chrono::minutes{5};

  bool pass = false;
  bool report = false;
  std::uint64_t rate = 0;
  StreamOptions stream;
};

void bind_produce(CLI::App& app, ProduceCommand& command);

// What it comes to. Throws std::invalid_argument where options contradict.
ProduceOptions produce_options(const ProduceCommand& command);

}  // namespace weir

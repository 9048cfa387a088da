// KafkaGroups: which groups there are, who is in them, and where they are.
//
//   KafkaGroups groups{client};
//   groups.describe("alerts").state       // "Stable"
//   groups.offsets("alerts")              // {{"cpu", 0}, 41}, …
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kafka/client.h"
#include "kafka/cluster.h"
#include "kafka/handles.h"
#include "kafka/partitions.h"

struct rd_kafka_AdminOptions_s;

namespace weir {

struct GroupMember {
  std::string client;
  std::string host;
  std::vector<TopicPartition> partitions;
};

struct GroupInfo {
  std::string name;
  std::string state;
  std::string assignor;
  std::vector<GroupMember> members;

  // Brokers describe a group that isn't there as if it had been.
  bool exists() const { return state != "Dead"; }
  // Nobody reads as this group.
  bool is_idle() const { return state == "Empty" || !exists(); }
};

class KafkaGroups {
 public:
  using Offsets = std::map<TopicPartition, std::int64_t>;

  // Requires: the client outlives it. What follows waits for an answer as
  // KafkaCluster does.
  explicit KafkaGroups(KafkaClient& client)
      : client_{client}, answers_{make_queue(client)} {}

  std::vector<std::string> names();
  GroupInfo describe(const std::string& name);

  // What the group has stored.
  Offsets offsets(const std::string& name);

  // Stores that instead. Throws std::runtime_error where the group is in use.
  void set_offsets(const std::string& name, const Offsets& offsets);

 private:
  static KafkaQueue make_queue(KafkaClient& client);
  using Question = std::function<void(const rd_kafka_AdminOptions_s*)>;
  KafkaEvent ask(const std::string& what, int kind, const Question& question);

  KafkaClient& client_;
  KafkaQueue answers_;
};

}  // namespace weir

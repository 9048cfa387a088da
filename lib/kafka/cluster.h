// Cluster: what brokers, topics and partitions there are, and where these begin
// and end.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "kafka/client.h"
#include "kafka/offset_range.h"
#include "kafka/partitions.h"
#include "kafka/topic_filter.h"

namespace weir {

struct BrokerInfo {
  int id = 0;
  std::string host;
  int port = 0;
};

struct PartitionInfo {
  int number = 0;
  int leader = -1;
  std::vector<int> replicas;
  std::vector<int> in_sync;
};

struct TopicInfo {
  std::string name;
  int error = 0;  // one of librdkafka's codes
  std::vector<PartitionInfo> partitions;
};

class KafkaCluster {
 public:
  struct Layout {
    std::vector<BrokerInfo> brokers;
    std::vector<TopicInfo> topics;
    int controller = -1;
  };

  // Requires: the client outlives it. What follows waits until it has an answer,
  // and throws std::runtime_error where there is none to be had, or the process is
  // asked to stop.
  explicit KafkaCluster(KafkaClient& client) : client_{client} {}

  // Of all topics, or of one that is named.
  Layout layout(const std::optional<std::string>& topic = std::nullopt);

  // The topics that `filter` means; those it names have to be there.
  std::vector<TopicInfo> topics(const TopicFilter& filter);

  // The same as partitions; where `numbers` aren't empty, only these, and they
  // have to be there.
  std::vector<TopicPartition> partitions(const TopicFilter& filter,
                                         const std::vector<int>& numbers);

  // The offset that `point` means in each of `partitions`, within where they begin
  // and end. Requires: not Stored.
  std::vector<std::int64_t> offsets(const std::vector<TopicPartition>& partitions,
                                    OffsetPoint point);

  // What the group of the client has stored; -1 where there is nothing.
  std::vector<std::int64_t> stored(const std::vector<TopicPartition>& partitions);

  // Has `call` done until it gives no error, or one that lasts. `what` it is for,
  // is said where that takes long.
  void persist(const std::string& what, const std::function<int()>& call);

 private:
  std::vector<std::int64_t> query(const std::vector<TopicPartition>& partitions,
                                  std::int64_t time);

  KafkaClient& client_;
};

// The list as librdkafka has it, with an offset for each, and back.
KafkaPartitionList make_list(const std::vector<TopicPartition>& partitions,
                             std::int64_t offset);
std::vector<TopicPartition> partitions_in(const rd_kafka_topic_partition_list_s& list);

}  // namespace weir

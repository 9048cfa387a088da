// Handles: the things of librdkafka, each given back by its owner.
#pragma once

#include <memory>

struct rd_kafka_s;
struct rd_kafka_conf_s;
struct rd_kafka_error_s;
struct rd_kafka_op_s;  // an event
struct rd_kafka_message_s;
struct rd_kafka_metadata;
struct rd_kafka_queue_s;
struct rd_kafka_topic_s;
struct rd_kafka_topic_partition_list_s;

namespace weir {

struct KafkaDeleter {
  void operator()(rd_kafka_s* client) const;  // leaves no group: see KafkaGroup
  void operator()(rd_kafka_conf_s* settings) const;
  void operator()(rd_kafka_error_s* error) const;
  void operator()(rd_kafka_op_s* event) const;
  void operator()(rd_kafka_message_s* message) const;
  void operator()(const struct rd_kafka_metadata* metadata) const;
  void operator()(rd_kafka_queue_s* queue) const;
  void operator()(rd_kafka_topic_s* topic) const;
  void operator()(rd_kafka_topic_partition_list_s* list) const;
};

using KafkaHandle = std::unique_ptr<rd_kafka_s, KafkaDeleter>;
using KafkaConf = std::unique_ptr<rd_kafka_conf_s, KafkaDeleter>;
using KafkaError = std::unique_ptr<rd_kafka_error_s, KafkaDeleter>;
using KafkaEvent = std::unique_ptr<rd_kafka_op_s, KafkaDeleter>;
using KafkaMessageHandle = std::unique_ptr<rd_kafka_message_s, KafkaDeleter>;
using KafkaMetadata = std::unique_ptr<const struct rd_kafka_metadata, KafkaDeleter>;
using KafkaQueue = std::unique_ptr<rd_kafka_queue_s, KafkaDeleter>;
using KafkaTopic = std::unique_ptr<rd_kafka_topic_s, KafkaDeleter>;
using KafkaPartitionList =
    std::unique_ptr<rd_kafka_topic_partition_list_s, KafkaDeleter>;

}  // namespace weir

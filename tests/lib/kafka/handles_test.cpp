#include "kafka/handles.h"

#include <doctest/doctest.h>
#include <librdkafka/rdkafka.h>

using namespace weir;

namespace {

TEST_CASE("Handles: a client is given back while things of it are held") {
  KafkaConf conf{::rd_kafka_conf_new()};
  KafkaHandle client{::rd_kafka_new(RD_KAFKA_PRODUCER, conf.get(), nullptr, 0)};
  REQUIRE(client);
  static_cast<void>(conf.release());
  KafkaTopic topic{::rd_kafka_topic_new(client.get(), "cpu", nullptr)};
  KafkaQueue queue{::rd_kafka_queue_new(client.get())};
  const KafkaPartitionList list{::rd_kafka_topic_partition_list_new(1)};
  const KafkaError error{::rd_kafka_error_new(RD_KAFKA_RESP_ERR__FAIL, "so")};
  topic.reset(), queue.reset(), client.reset();
  CHECK(::rd_kafka_error_code(error.get()) == RD_KAFKA_RESP_ERR__FAIL);
  CHECK(list->cnt == 0);
}

}  // namespace

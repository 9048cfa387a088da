// MockKafka: the mock cluster of librdkafka, in this process.
#pragma once

#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>

#include <string>
#include <string_view>
#include <vector>

#include "kafka/client.h"
#include "kafka/producer.h"

namespace weir {

class MockKafka {
 public:
  // Kinds of requests, by Kafka's numbers.
  static constexpr std::int16_t produce = 0;

  // One for all tests that don't have it fail; it takes long to take down.
  static MockKafka& shared() {
    static MockKafka kafka;
    return kafka;
  }

  explicit MockKafka(int brokers = 1)
      : owner_{KafkaClient::Kind::Producer,
               {.settings = KafkaSettings{{{"bootstrap.servers", "127.0.0.1:1"}}}}},
        cluster_{::rd_kafka_mock_cluster_new(owner_.get(), brokers)} {}
  ~MockKafka() { ::rd_kafka_mock_cluster_destroy(cluster_); }
  MockKafka(const MockKafka&) = delete;
  MockKafka& operator=(const MockKafka&) = delete;

  std::string brokers() const { return ::rd_kafka_mock_cluster_bootstraps(cluster_); }

  // The name of a topic that nobody else has.
  std::string make_topic(int partitions) {
    const std::string name = "topic" + std::to_string(++topics_);
    make_topic(name, partitions);
    return name;
  }
  void make_topic(const std::string& name, int partitions) const {
    ::rd_kafka_mock_topic_create(cluster_, name.c_str(), partitions, 1);
  }

  // The next requests of the kind `api` are answered so.
  void fail(std::int16_t api, rd_kafka_resp_err_t error, int times = 1) const {
    for (int i = 0; i < times; ++i)
      ::rd_kafka_mock_push_request_errors(cluster_, api, 1, error);
  }

  // What a client of it is made with, and `more`.
  KafkaClientOptions options(const std::vector<KafkaSettings::Pair>& more = {}) const {
    KafkaClientOptions options;
    options.settings.set("bootstrap.servers", brokers());
    options.settings.set("fetch.wait.max.ms", "20");
    for (const auto& [name, value] : more) options.settings.set(name, value);
    return options;
  }

  // Sends messages to a partition of a topic, and waits until they are there.
  void fill(const std::string& topic, int partition,
            const std::vector<std::string_view>& payloads) const {
    KafkaProducer producer{options(), [](const KafkaProducer::Outcome&) {}};
    for (const std::string_view payload : payloads) {
      KafkaOutgoingMessage message;
      message.topic = topic;
      message.partition = partition;
      message.payload = payload;
      producer.send(message, 1);
    }
    producer.finish();
  }

 private:
  KafkaClient owner_;
  rd_kafka_mock_cluster_t* cluster_;
  int topics_ = 0;
};

}  // namespace weir

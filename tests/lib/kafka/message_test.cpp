#include "kafka/message.h"

#include <doctest/doctest.h>

#include "kafka/feed.h"
#include "support/mock_kafka.h"

using namespace std::chrono_literals;
using namespace weir;

namespace {

// What comes back of a message that is sent.
template <typename Check>
void round_trip(KafkaOutgoingMessage message, bool with_headers, const Check& check) {
  MockKafka& kafka = MockKafka::shared();
  const std::string name = kafka.make_topic(1);
  message.topic = name;
  KafkaProducer producer{kafka.options(), [](const KafkaProducer::Outcome&) {}};
  producer.send(message, 1);
  producer.finish();

  KafkaClient client{KafkaClient::Kind::Consumer, kafka.options()};
  KafkaFeed feed{client.get()};
  const KafkaTopic topic{::rd_kafka_topic_new(client.get(), name.c_str(), nullptr)};
  ::rd_kafka_consume_start_queue(topic.get(), 0, 0, feed.queue());
  bool told = false;
  for (int i = 0; i < 1000 && !told; ++i) {
    client.poll(10ms);
    feed.take([&](const rd_kafka_message_s& taken) {
      KafkaMessage read;
      read_message(taken, with_headers, read);
      check(read);
      told = true;
      return false;
    });
  }
  REQUIRE(told);
  ::rd_kafka_consume_stop(topic.get(), 0);
}

TEST_CASE("read_message: says all that was sent") {
  KafkaOutgoingMessage message{"", 0, "key", "pay", 1700000000000, {}};
  message.headers = {{"a", "1"}, {"a", ""}, {"b", std::nullopt}};
  round_trip(message, true, [&](const KafkaMessage& told) {
    CHECK(told.topic.starts_with("topic"));
    CHECK(told.partition == 0);
    CHECK(told.offset == 0);
    CHECK(told.timestamp == 1700000000000);
    CHECK(told.timestamp_type == TimestampType::Create);
    CHECK(told.key == "key");
    CHECK(told.payload == "pay");
    CHECK(told.headers == message.headers);
  });
}

TEST_CASE("read_message: what is null isn't what is empty") {
  round_trip({"", 0, std::nullopt, "", {}, {}}, true, [](const KafkaMessage& told) {
    CHECK_FALSE(told.key.has_value());
    CHECK(told.payload == "");
  });
  round_trip({"", 0, "", std::nullopt, {}, {}}, true, [](const KafkaMessage& told) {
    CHECK(told.key == "");
    CHECK_FALSE(told.payload.has_value());
  });
}

TEST_CASE("read_message: headers are only read on demand") {
  round_trip({"", 0, {}, "x", {}, {{"a", "1"}}}, false,
             [](const KafkaMessage& told) { CHECK(told.headers.empty()); });
}

}  // namespace

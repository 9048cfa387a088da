#include "kafka/producer.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "support/mock_kafka.h"

using namespace weir;

namespace {

using Outcome = KafkaProducer::Outcome;

KafkaOutgoingMessage to(std::string_view topic, std::string_view payload = "x") {
  KafkaOutgoingMessage message;
  message.topic = topic;
  message.payload = payload;
  return message;
}

TEST_CASE("KafkaProducer: what was sent is acknowledged, each by its line") {
  const MockKafka& kafka = MockKafka::shared();
  std::uint64_t sum = 0;
  KafkaProducer producer{kafka.options(), [&](const Outcome& one) {
                           CHECK(one.refusal.empty());
                           CHECK(one.topic == "cpu");
                           CHECK(one.offset >= 0);
                           sum += one.line;
                         }};
  CHECK(producer.start());
  CHECK_FALSE(producer.prepare("cpu").has_value());
  for (std::uint64_t line = 1; line <= 5000; ++line) producer.send(to("cpu"), line);
  producer.finish();
  CHECK(producer.acknowledged() == 5000);
  CHECK(producer.settled() == producer.sent());
  CHECK(sum == 5000 * 5001 / 2);
}

TEST_CASE("KafkaProducer: a message that is refused is not the end") {
  const MockKafka& kafka = MockKafka::shared();
  std::string refusals;
  KafkaProducer producer{kafka.options({{"message.max.bytes", "1000"}}),
                         [&](const Outcome& one) {
                           if (!one.refusal.empty()) refusals += one.refusal + "\n";
                         }};
  producer.send(to("cpu"), 1);
  producer.send(to("cpu", std::string(2000, 'x')), 2);
  KafkaOutgoingMessage lost = to("cpu");
  lost.partition = 99;
  producer.send(lost, 3);
  producer.send(to("cpu"), 4);
  producer.finish();
  CHECK(producer.acknowledged() == 2);
  CHECK(producer.settled() == 4);
  CHECK(refusals ==
        "topic cpu: Broker: Message size too large\n"
        "topic cpu: Local: Unknown partition\n");
}

TEST_CASE("KafkaProducer: of a batch that is too large, each is tried alone") {
  const MockKafka kafka;
  kafka.make_topic("cpu", 1);
  std::string lines;
  KafkaProducer producer{kafka.options({{"linger.ms", "100"}}),
                         [&](const Outcome& one) {
                           CHECK(one.refusal.empty());
                           lines += std::to_string(one.line);
                         }};
  kafka.fail(MockKafka::produce, RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE);
  for (std::uint64_t line = 1; line <= 3; ++line) producer.send(to("cpu"), line);
  producer.finish();
  CHECK(lines == "123");
}

TEST_CASE("KafkaProducer: waits where there is no room") {
  const MockKafka& kafka = MockKafka::shared();
  KafkaProducer producer{kafka.options({{"queue.buffering.max.messages", "10"}}),
                         [](const Outcome&) {}};
  for (std::uint64_t line = 1; line <= 100; ++line) producer.send(to("cpu"), line);
  producer.finish();
  CHECK(producer.acknowledged() == 100);
}

TEST_CASE("KafkaProducer: what can't be delivered in time is a failure") {
  const MockKafka kafka;
  KafkaProducer producer{kafka.options({{"message.timeout.ms", "500"}}),
                         [](const Outcome&) {}};
  CHECK_FALSE(producer.prepare("cpu").has_value());
  kafka.fail(MockKafka::produce, RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS, 1000);
  producer.send(to("cpu"), 1);
  CHECK_THROWS_WITH_AS(producer.finish(), "topic cpu: Local: Message timed out",
                       std::runtime_error);
  CHECK(producer.settled() == 0);
}

}  // namespace

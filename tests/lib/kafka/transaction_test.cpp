#include "kafka/transaction.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "support/mock_kafka.h"

using namespace weir;

// What a transaction hides from readers only shows with a real broker: tests/live.

namespace {

TEST_CASE("KafkaTransaction: is committed, or aborted where it isn't") {
  const MockKafka& kafka = MockKafka::shared();
  KafkaProducer producer{kafka.options({{"transactional.id", "t"}}),
                         [](const KafkaProducer::Outcome&) {}};
  KafkaOutgoingMessage message;
  message.topic = "cpu";
  {
    KafkaTransaction transaction{producer.get()};
    producer.send(message, 1);
    producer.finish();
    transaction.commit();
  }
  CHECK(producer.acknowledged() == 1);
  // Within none, nothing can be sent.
  CHECK_THROWS_AS(producer.send(message, 2), std::runtime_error);
}

TEST_CASE("KafkaTransaction: needs a name") {
  const MockKafka& kafka = MockKafka::shared();
  KafkaClient client{KafkaClient::Kind::Producer, kafka.options()};
  CHECK_THROWS_AS(KafkaTransaction{client.get()}, std::runtime_error);
}

}  // namespace

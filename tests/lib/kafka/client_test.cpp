#include "kafka/client.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "support/mock_kafka.h"

using namespace std::chrono_literals;
using namespace weir;

namespace {

using Kind = KafkaClient::Kind;

TEST_CASE("KafkaClient: reaches a broker") {
  const MockKafka& kafka = MockKafka::shared();
  KafkaClient client{Kind::Consumer, kafka.options()};
  CHECK(client.wait_until_reached());
  CHECK(client.is_reached());
}

TEST_CASE("KafkaClient: gives up on one that isn't there") {
  KafkaClientOptions options{
      .settings = KafkaSettings{{{"bootstrap.servers", "127.0.0.1:1"}}},
      .retry = 200ms};
  KafkaClient client{Kind::Producer, options};
  CHECK_THROWS_WITH_AS(client.wait_until_reached(),
                       "127.0.0.1:1: Connect to ipv4#127.0.0.1:1 failed: Connection "
                       "refused, given up after 200ms",
                       std::runtime_error);
}

TEST_CASE("KafkaClient: a setting that can't be is refused by its name") {
  const KafkaClientOptions unknown{.settings = KafkaSettings{{{"lingers", "5"}}}};
  CHECK_THROWS_WITH_AS((KafkaClient{Kind::Producer, unknown}),
                       "setting lingers: No such configuration property: \"lingers\"",
                       std::invalid_argument);
  const KafkaClientOptions missing{
      .settings = KafkaSettings{
          {{"security.protocol", "ssl"}, {"ssl.ca.location", "/nowhere"}}}};
  CHECK_THROWS_AS((KafkaClient{Kind::Producer, missing}), std::runtime_error);
}

TEST_CASE("KafkaClient: only what lasts ends the run") {
  const MockKafka& kafka = MockKafka::shared();
  KafkaClient client{Kind::Consumer, kafka.options()};
  client.fail(RD_KAFKA_RESP_ERR__TIMED_OUT, "slow");
  client.check();
  client.fail(RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, "cpu: denied");
  CHECK_THROWS_WITH_AS(client.check(), "cpu: denied", std::runtime_error);
  client.check();  // said once
}

TEST_CASE("KafkaClient: is told what it has to do again, and does it") {
  const MockKafka& kafka = MockKafka::shared();
  KafkaClient client{Kind::Consumer, kafka.options()};
  client.wake_fetchers();
  CHECK(client.wait_until_reached());
}

TEST_CASE("milliseconds: never less than it is") {
  CHECK(milliseconds(1ns) == 1);
  CHECK(milliseconds(5ms) == 5);
  CHECK(milliseconds(0s) == 0);
  CHECK(milliseconds(-1s) == 0);
  CHECK(milliseconds(longest_span) == 2'147'483'647);
}

TEST_CASE("kafka_library: names its version") {
  CHECK(kafka_library().starts_with("librdkafka "));
}

}  // namespace

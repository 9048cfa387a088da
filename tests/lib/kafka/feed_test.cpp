#include "kafka/feed.h"

#include <doctest/doctest.h>
#include <poll.h>

#include <stdexcept>

#include "support/mock_kafka.h"

using namespace std::chrono_literals;
using namespace weir;

namespace {

bool is_readable(int fd, int milliseconds) {
  pollfd waiting{fd, POLLIN, 0};
  return ::poll(&waiting, 1, milliseconds) == 1;
}

TEST_CASE("KafkaFeed: wakes who waits for messages, once for all that are there") {
  MockKafka& kafka = MockKafka::shared();
  const std::string name = kafka.make_topic(1);
  kafka.fill(name, 0, {"a", "b", "c"});
  KafkaClient client{KafkaClient::Kind::Consumer, kafka.options()};
  KafkaFeed feed{client.get()};
  std::string all;
  const auto take = [&](std::size_t most) {
    return feed.take([&](const rd_kafka_message_s& message) {
      all.append(static_cast<const char*>(message.payload), message.len);
      return all.size() < most;
    });
  };
  CHECK_FALSE(take(1));
  const KafkaTopic topic{::rd_kafka_topic_new(client.get(), name.c_str(), nullptr)};
  ::rd_kafka_consume_start_queue(topic.get(), 0, 0, feed.queue());
  REQUIRE(is_readable(feed.descriptor(), 10'000));

  while (all.size() < 3) take(2);
  CHECK(all == "abc");
  CHECK_FALSE(take(9));
  CHECK_FALSE(is_readable(feed.descriptor(), 0));
  ::rd_kafka_consume_stop(topic.get(), 0);
}

TEST_CASE("KafkaFeed: what taking throws comes through, and costs no other message") {
  MockKafka& kafka = MockKafka::shared();
  const std::string name = kafka.make_topic(1);
  kafka.fill(name, 0, {"a", "b", "c"});
  KafkaClient client{KafkaClient::Kind::Consumer, kafka.options()};
  KafkaFeed feed{client.get()};
  const KafkaTopic topic{::rd_kafka_topic_new(client.get(), name.c_str(), nullptr)};
  ::rd_kafka_consume_start_queue(topic.get(), 0, 0, feed.queue());
  std::string all;
  int thrown = 0;
  while (all.size() < 3) {
    try {
      feed.take([&](const rd_kafka_message_s& message) -> bool {
        all.append(static_cast<const char*>(message.payload), message.len);
        throw std::runtime_error("no");
      });
    } catch (const std::runtime_error&) {
      ++thrown;
    }
  }
  CHECK(all == "abc");
  CHECK(thrown == 3);
  ::rd_kafka_consume_stop(topic.get(), 0);
}

}  // namespace

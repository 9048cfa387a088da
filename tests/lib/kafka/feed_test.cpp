#include "kafka/feed.h"

#include <doctest/doctest.h>
#include <poll.h>

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
  CHECK(feed.take(10).empty());
  const KafkaTopic topic{::rd_kafka_topic_new(client.get(), name.c_str(), nullptr)};
  ::rd_kafka_consume_start_queue(topic.get(), 0, 0, feed.queue());
  REQUIRE(is_readable(feed.descriptor(), 10'000));

  std::string all;
  while (all.size() < 3) {
    feed.rest();
    for (const rd_kafka_message_s* message : feed.take(2))
      all.append(static_cast<const char*>(message->payload), message->len);
  }
  CHECK(all == "abc");
  feed.take(2);
  feed.rest();
  CHECK_FALSE(is_readable(feed.descriptor(), 0));
  ::rd_kafka_consume_stop(topic.get(), 0);
}

}  // namespace

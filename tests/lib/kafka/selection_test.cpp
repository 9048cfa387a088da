#include "kafka/selection.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>

#include "support/mock_kafka.h"

using namespace weir;

namespace {

struct Fixture {
  Fixture() {
    kafka.fill(topic, 0, {"a", "b", "c"});
    kafka.fill(topic, 1, {"d"});
  }

  // The payloads up to the end of each partition.
  std::string read(const ReadingOptions& options) const {
    KafkaClient client{KafkaClient::Kind::Consumer,
                       kafka.options({{"enable.partition.eof", "true"}})};
    KafkaFeed feed{client.get()};
    Partitions partitions;
    KafkaSelection selection{client, feed, partitions, options};
    selection.start();
    std::string all;
    while (!selection.is_at_end()) {
      selection.serve();
      feed.take([&](const rd_kafka_message_s& message) {
        if (message.err == RD_KAFKA_RESP_ERR__PARTITION_EOF)
          partitions.end(*partitions.find(topic, message.partition));
        else
          all.append(static_cast<const char*>(message.payload), message.len);
        return true;
      });
    }
    std::sort(all.begin(), all.end());
    return all;
  }

  MockKafka& kafka = MockKafka::shared();
  std::string topic = kafka.make_topic(2);
};

OffsetRange from(OffsetPoint::Kind kind, std::int64_t value) {
  return {OffsetPoint{kind, value}, std::nullopt};
}

TEST_CASE_FIXTURE(Fixture, "KafkaSelection: reads all partitions from the beginning") {
  CHECK(read({{topic}, {}, {}}) == "abcd");
}

TEST_CASE_FIXTURE(Fixture, "KafkaSelection: reads the partitions that are named") {
  CHECK(read({{topic}, {1}, {}}) == "d");
}

TEST_CASE_FIXTURE(Fixture, "KafkaSelection: begins where it is told to") {
  CHECK(read({{topic}, {}, from(OffsetPoint::Kind::FromEnd, 1)}) == "cd");
  CHECK(read({{topic}, {}, from(OffsetPoint::Kind::Number, 1)}) == "bc");
  CHECK(read({{topic}, {}, from(OffsetPoint::Kind::End, 0)}).empty());
}

TEST_CASE_FIXTURE(Fixture, "KafkaSelection: of nothing, there is nothing to read") {
  CHECK_THROWS_WITH_AS(read({{"^none"}, {}, {}}), "no topic matches --topic",
                       std::runtime_error);
}

}  // namespace

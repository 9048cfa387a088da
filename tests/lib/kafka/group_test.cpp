#include "kafka/group.h"

#include <doctest/doctest.h>

#include "support/mock_kafka.h"

using namespace weir;

// What a group does with brokers that are more than a mock is in tests/live.

namespace {

struct Fixture {
  MockKafka& kafka = MockKafka::shared();
  KafkaClient client{KafkaClient::Kind::Consumer, kafka.options({{"group.id", "g"}})};
  KafkaFeed feed{client.get()};
  Partitions partitions;
  KafkaGroup group{client, feed, partitions, {{"cpu"}, {}, {}}};
};

TEST_CASE_FIXTURE(Fixture, "KafkaGroup: without partitions it may be given some yet") {
  CHECK(partitions.all_ended());
  CHECK_FALSE(group.is_at_end());
}

TEST_CASE_FIXTURE(Fixture, "KafkaGroup: what wasn't written isn't committed") {
  partitions.hold({"cpu", 0}, {});
  group.commit(true);
  CHECK(partitions.find("cpu", 0)->committed == -1);
}

TEST_CASE("KafkaGroup: begins at the ends of a partition without looking for them") {
  using Kind = OffsetPoint::Kind;
  CHECK(KafkaGroup::is_plain({Kind::Beginning}));
  CHECK(KafkaGroup::is_plain({Kind::End}));
  CHECK_FALSE(KafkaGroup::is_plain({Kind::Number, 1}));
}

}  // namespace

#include "kafka/cluster.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>

#include "support/mock_kafka.h"

using namespace weir;

namespace {

using Kind = OffsetPoint::Kind;

struct Fixture {
  MockKafka& kafka = MockKafka::shared();
  KafkaClient client{KafkaClient::Kind::Consumer, kafka.options()};
  KafkaCluster cluster{client};
};

TEST_CASE_FIXTURE(Fixture,
                  "KafkaCluster: tells brokers, topics and partitions, sorted") {
  const std::string second = kafka.make_topic(1), first = kafka.make_topic(3);
  const auto layout = cluster.layout();
  REQUIRE(layout.brokers.size() == 1);
  CHECK(layout.brokers.front().id == 1);
  CHECK(layout.brokers.front().port > 0);
  const auto by_name = [](const TopicInfo& a, const TopicInfo& b) {
    return a.name < b.name;
  };
  CHECK(std::is_sorted(layout.topics.begin(), layout.topics.end(), by_name));
  const TopicInfo one = cluster.layout(first).topics.at(0);
  CHECK(one.name == first);
  REQUIRE(one.partitions.size() == 3);
  CHECK(one.partitions.back().number == 2);
  CHECK(one.partitions.back().replicas == std::vector<int>{1});
}

TEST_CASE_FIXTURE(Fixture, "KafkaCluster: finds the topics that are meant") {
  const std::string name = kafka.make_topic(3);
  kafka.make_topic(name + "_agg", 1);
  CHECK(
      cluster.partitions(TopicFilter{{"^" + name}}, {}) ==
      std::vector<TopicPartition>{{name, 0}, {name, 1}, {name, 2}, {name + "_agg", 0}});
  CHECK(cluster.partitions(TopicFilter{{name}}, {2, 0}) ==
        std::vector<TopicPartition>{{name, 0}, {name, 2}});
  CHECK(cluster.partitions(TopicFilter{{"^none"}}, {}).empty());
}

TEST_CASE_FIXTURE(Fixture, "KafkaCluster: a partition that is named has to be there") {
  const std::string name = kafka.make_topic(3);
  const std::string why = "topic " + name + ": there is no partition 3";
  CHECK_THROWS_WITH_AS(cluster.partitions(TopicFilter{{name}}, {3}), why.c_str(),
                       std::runtime_error);
}

TEST_CASE_FIXTURE(Fixture, "KafkaCluster: a point is an offset within the partition") {
  const std::string name = kafka.make_topic(2);
  kafka.fill(name, 1, {"a", "b", "c"});
  const std::vector<TopicPartition> both{{name, 0}, {name, 1}};
  const auto at = [&](OffsetPoint point) { return cluster.offsets(both, point); };
  CHECK(at({Kind::Beginning}) == std::vector<std::int64_t>{0, 0});
  CHECK(at({Kind::End}) == std::vector<std::int64_t>{0, 3});
  CHECK(at({Kind::Number, 2}) == std::vector<std::int64_t>{0, 2});
  CHECK(at({Kind::Number, 9}) == std::vector<std::int64_t>{0, 3});
  CHECK(at({Kind::FromEnd, 1}) == std::vector<std::int64_t>{0, 2});
  CHECK(at({Kind::FromEnd, 9}) == std::vector<std::int64_t>{0, 0});
  CHECK(cluster.offsets({}, {Kind::End}).empty());
}

TEST_CASE_FIXTURE(Fixture, "KafkaCluster: asks again, unless the answer lasts") {
  int calls = 0;
  cluster.persist("it", [&] {
    return ++calls < 3 ? RD_KAFKA_RESP_ERR__TIMED_OUT : RD_KAFKA_RESP_ERR_NO_ERROR;
  });
  CHECK(calls == 3);
  CHECK_THROWS_WITH_AS(
      cluster.persist("it",
                      [] { return RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED; }),
      "it: Broker: Topic authorization failed", std::runtime_error);
}

TEST_CASE("make_list: and back") {
  const std::vector<TopicPartition> partitions{{"b", 1}, {"a", 0}};
  const KafkaPartitionList list = make_list(partitions, 7);
  CHECK(list->elems[1].offset == 7);
  CHECK(partitions_in(*list) == partitions);
}

}  // namespace

#include "kafka/listing.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "support/mock_kafka.h"

using namespace weir;

namespace {

struct Fixture {
  Fixture() { kafka.fill(topic, 1, {"a", "b"}); }

  std::string told(const KafkaListing& of) const {
    std::string out;
    of.table().append_to(out, false);
    for (std::size_t at = 0; (at = out.find(topic)) != std::string::npos;)
      out.replace(at, topic.size(), "T");
    return out;
  }

  MockKafka& kafka = MockKafka::shared();
  std::string topic = kafka.make_topic(2);
  KafkaClient client{KafkaClient::Kind::Consumer, kafka.options()};
  KafkaListing listing{client, {{topic}, {}, {}}};
};

TEST_CASE_FIXTURE(Fixture, "KafkaListing: tells brokers") {
  listing.add_brokers();
  CHECK(told(listing).starts_with(R"({"broker":1,"host":"127.0.0.1","port":)"));
}

TEST_CASE_FIXTURE(Fixture, "KafkaListing: tells partitions, and where they end") {
  listing.add_topics();
  CHECK(told(listing) ==
        R"({"topic":"T","partition":0,"leader":1,"replicas":[1],"in_sync":[1],)"
        "\"begin\":0,\"end\":0}\n"
        R"({"topic":"T","partition":1,"leader":1,"replicas":[1],"in_sync":[1],)"
        "\"begin\":0,\"end\":2}\n");
}

TEST_CASE_FIXTURE(Fixture, "KafkaListing: tells which offset a point is") {
  listing.add_offsets(OffsetPoint{OffsetPoint::Kind::FromEnd, 1});
  CHECK(told(listing) ==
        "{\"topic\":\"T\",\"partition\":0,\"offset\":0}\n"
        "{\"topic\":\"T\",\"partition\":1,\"offset\":1}\n");
}

TEST_CASE_FIXTURE(Fixture, "KafkaListing: tells where partitions begin and end") {
  KafkaListing one{client, {{topic}, {1}, {}}};
  one.add_offsets(std::nullopt);
  CHECK(told(one) == "{\"topic\":\"T\",\"partition\":1,\"begin\":0,\"end\":2}\n");
}

}  // namespace

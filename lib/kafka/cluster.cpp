#include "kafka/cluster.h"

#include <librdkafka/rdkafka.h>

#include <algorithm>
#include <span>
#include <stdexcept>

#include "io/report.h"
#include "io/stop.h"
#include "kafka/failure.h"
#include "kafka/outage.h"

namespace weir {

using namespace std::chrono_literals;

namespace {

constexpr Duration answer_span = 10s;
constexpr Duration between_tries = 200ms;
constexpr std::int64_t earliest = -2, latest = -1;  // as times of ListOffsets

TopicInfo read_topic(const rd_kafka_metadata_topic_t& from) {
  TopicInfo topic{from.topic, from.err, {}};
  for (const auto& one :
       std::span(from.partitions, static_cast<std::size_t>(from.partition_cnt))) {
    topic.partitions.push_back({one.id,
                                one.leader,
                                {one.replicas, one.replicas + one.replica_cnt},
                                {one.isrs, one.isrs + one.isr_cnt}});
  }
  std::sort(topic.partitions.begin(), topic.partitions.end(),
            [](const auto& a, const auto& b) { return a.number < b.number; });
  return topic;
}

KafkaCluster::Layout read_layout(const rd_kafka_metadata_t& from) {
  KafkaCluster::Layout layout;
  for (const auto& one :
       std::span(from.brokers, static_cast<std::size_t>(from.broker_cnt)))
    layout.brokers.push_back({one.id, one.host, one.port});
  for (const auto& one :
       std::span(from.topics, static_cast<std::size_t>(from.topic_cnt)))
    layout.topics.push_back(read_topic(one));
  std::sort(layout.brokers.begin(), layout.brokers.end(),
            [](const auto& a, const auto& b) { return a.id < b.id; });
  std::sort(layout.topics.begin(), layout.topics.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  return layout;
}

// The first error of a partition, or none.
int error_in(const rd_kafka_topic_partition_list_t& list) {
  for (const auto& one : std::span(list.elems, static_cast<std::size_t>(list.cnt)))
    if (one.err != RD_KAFKA_RESP_ERR_NO_ERROR) return one.err;
  return RD_KAFKA_RESP_ERR_NO_ERROR;
}

std::vector<std::int64_t> offsets_in(const rd_kafka_topic_partition_list_t& list) {
  std::vector<std::int64_t> offsets;
  for (const auto& one : std::span(list.elems, static_cast<std::size_t>(list.cnt)))
    offsets.push_back(std::max<std::int64_t>(one.offset, -1));
  return offsets;
}

}  // namespace

KafkaPartitionList make_list(const std::vector<TopicPartition>& partitions,
                             std::int64_t offset) {
  KafkaPartitionList list{
      ::rd_kafka_topic_partition_list_new(static_cast<int>(partitions.size()))};
  for (const TopicPartition& one : partitions)
    ::rd_kafka_topic_partition_list_add(list.get(), one.topic.c_str(), one.number)
        ->offset = offset;
  return list;
}

std::vector<TopicPartition> partitions_in(const rd_kafka_topic_partition_list_s& list) {
  std::vector<TopicPartition> partitions;
  for (const auto& one : std::span(list.elems, static_cast<std::size_t>(list.cnt)))
    partitions.push_back({one.topic, one.partition});
  return partitions;
}

void KafkaCluster::persist(const std::string& what, const std::function<int()>& call) {
  Outage trouble{what, client_.retry(), steady_now()};
  while (client_.wait_until_reached() && !stop_requested()) {
    const int code = call();
    if (code == RD_KAFKA_RESP_ERR_NO_ERROR) {
      trouble.reached();
      if (const auto news = trouble.news(steady_now())) report(*news);
      return;
    }
    const std::string why = describe_kafka_error(code);
    if (lasts(code, why))
      throw std::runtime_error(std::string(what).append(": ").append(why));
    trouble.because(why);
    if (const auto news = trouble.news(steady_now())) report(*news);
    if (const auto end = trouble.given_up(steady_now())) throw std::runtime_error(*end);
    client_.poll(between_tries);
    client_.check();
  }
  throw std::runtime_error(what + ": asked to stop before there was an answer");
}

KafkaCluster::Layout KafkaCluster::layout(const std::optional<std::string>& topic) {
  KafkaTopic named;
  if (topic) named.reset(::rd_kafka_topic_new(client_.get(), topic->c_str(), nullptr));
  KafkaMetadata metadata;
  persist(topic ? "topic " + *topic : "topics", [&]() -> int {
    const rd_kafka_metadata_t* answer = nullptr;
    const int code = ::rd_kafka_metadata(client_.get(), topic ? 0 : 1, named.get(),
                                         &answer, milliseconds(answer_span));
    metadata.reset(answer);
    return code;
  });
  return read_layout(*metadata);
}

std::vector<TopicInfo> KafkaCluster::topics(const TopicFilter& filter) {
  std::vector<TopicInfo> found;
  for (TopicInfo& topic : layout().topics)
    if (filter.matches(topic.name)) found.push_back(std::move(topic));
  for (const std::string& name : filter.names()) {
    const auto has_name = [&](const TopicInfo& one) { return one.name == name; };
    if (std::any_of(found.begin(), found.end(), has_name)) continue;
    found.push_back(layout(name).topics.at(0));
    if (const int code = found.back().error; code != RD_KAFKA_RESP_ERR_NO_ERROR)
      throw std::runtime_error("topic " + name + ": " + describe_kafka_error(code));
  }
  return found;
}

std::vector<TopicPartition> KafkaCluster::partitions(const TopicFilter& filter,
                                                     const std::vector<int>& numbers) {
  std::vector<TopicPartition> found;
  for (const TopicInfo& topic : topics(filter)) {
    for (const int number : numbers) {
      if (std::none_of(topic.partitions.begin(), topic.partitions.end(),
                       [&](const auto& one) { return one.number == number; }))
        throw std::runtime_error("topic " + topic.name + ": there is no partition " +
                                 std::to_string(number));
    }
    for (const PartitionInfo& one : topic.partitions) {
      if (numbers.empty() ||
          std::find(numbers.begin(), numbers.end(), one.number) != numbers.end())
        found.push_back({topic.name, one.number});
    }
  }
  return found;
}

std::vector<std::int64_t> KafkaCluster::query(
    const std::vector<TopicPartition>& partitions, std::int64_t time) {
  if (partitions.empty()) return {};
  KafkaPartitionList list;
  persist("offsets of topic " + partitions.front().topic, [&]() -> int {
    list = make_list(partitions, time);
    const int code = ::rd_kafka_offsets_for_times(client_.get(), list.get(),
                                                  milliseconds(answer_span));
    return code != RD_KAFKA_RESP_ERR_NO_ERROR ? code : error_in(*list);
  });
  return offsets_in(*list);
}

std::vector<std::int64_t> KafkaCluster::offsets(
    const std::vector<TopicPartition>& partitions, OffsetPoint point) {
  using Kind = OffsetPoint::Kind;
  if (point.kind == Kind::Beginning) return query(partitions, earliest);
  std::vector<std::int64_t> ends = query(partitions, latest);
  if (point.kind == Kind::End) return ends;
  if (point.kind == Kind::Moment) {
    std::vector<std::int64_t> found = query(partitions, point.value);
    for (std::size_t i = 0; i < found.size(); ++i)
      if (found[i] < 0) found[i] = ends[i];  // nothing is as late as that
    return found;
  }
  const std::vector<std::int64_t> begins = query(partitions, earliest);
  for (std::size_t i = 0; i < ends.size(); ++i) {
    const std::int64_t wanted =
        point.kind == Kind::Number ? point.value : ends[i] - point.value;
    ends[i] = std::clamp(wanted, begins[i], std::max(begins[i], ends[i]));
  }
  return ends;
}

std::vector<std::int64_t> KafkaCluster::stored(
    const std::vector<TopicPartition>& partitions) {
  if (partitions.empty()) return {};
  KafkaPartitionList list;
  persist("stored offsets", [&]() -> int {
    list = make_list(partitions, RD_KAFKA_OFFSET_INVALID);
    const int code =
        ::rd_kafka_committed(client_.get(), list.get(), milliseconds(answer_span));
    return code != RD_KAFKA_RESP_ERR_NO_ERROR ? code : error_in(*list);
  });
  return offsets_in(*list);
}

}  // namespace weir

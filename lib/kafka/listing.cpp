#include "kafka/listing.h"

#include <librdkafka/rdkafka.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace weir {

using namespace std::chrono_literals;

namespace {

constexpr Duration answer_span = 10s;

const GroupMember* owner_of(const GroupInfo& group, const TopicPartition& partition) {
  for (const GroupMember& member : group.members)
    for (const TopicPartition& one : member.partitions)
      if (one == partition) return &member;
  return nullptr;
}

}  // namespace

KafkaListing::KafkaListing(KafkaClient& client, ListingOptions options)
    : client_{client},
      options_{std::move(options)},
      cluster_{client},
      groups_{client} {}

void KafkaListing::add_brokers() {
  const auto layout = cluster_.layout();
  const int controller =
      ::rd_kafka_controllerid(client_.get(), milliseconds(answer_span));
  for (const BrokerInfo& one : layout.brokers) {
    table_.begin()
        .add("broker", std::int64_t{one.id})
        .add("host", one.host)
        .add("port", std::int64_t{one.port})
        .add_flag("controller", one.id == controller);
  }
}

void KafkaListing::add_topics() {
  const auto topics = cluster_.topics(TopicFilter{options_.topics});
  std::vector<TopicPartition> partitions;
  for (const TopicInfo& topic : topics)
    for (const PartitionInfo& one : topic.partitions)
      partitions.push_back({topic.name, one.number});
  const auto begins = cluster_.offsets(partitions, {OffsetPoint::Kind::Beginning});
  const auto ends = cluster_.offsets(partitions, {OffsetPoint::Kind::End});
  std::size_t i = 0;
  for (const TopicInfo& topic : topics) {
    for (const PartitionInfo& one : topic.partitions) {
      table_.begin()
          .add("topic", topic.name)
          .add("partition", std::int64_t{one.number})
          .add("leader", std::int64_t{one.leader})
          .add("replicas", one.replicas)
          .add("in_sync", one.in_sync)
          .add("begin", begins[i])
          .add("end", ends[i]);
      ++i;
    }
  }
}

std::vector<std::string> KafkaListing::group_names() {
  return options_.groups.empty() ? groups_.names() : options_.groups;
}

GroupInfo KafkaListing::describe(const std::string& group) {
  GroupInfo info = groups_.describe(group);
  if (!options_.groups.empty() && !info.exists())
    throw std::runtime_error("there is no group " + group);
  return info;
}

void KafkaListing::add_groups() {
  for (const std::string& name : group_names()) {
    const GroupInfo group = describe(name);
    table_.begin()
        .add("group", name)
        .add("state", group.state)
        .add("assignor", group.assignor)
        .add("members", static_cast<std::int64_t>(group.members.size()));
  }
}

void KafkaListing::add_lag() {
  for (const std::string& name : group_names()) add_lag(name);
}

void KafkaListing::add_lag(const std::string& group) {
  const GroupInfo info = describe(group);
  const auto stored = groups_.offsets(group);
  const TopicFilter filter{options_.topics};
  std::vector<TopicPartition> partitions;
  for (const auto& [id, offset] : stored)
    if (offset >= 0 && filter.matches(id.topic)) partitions.push_back(id);
  const auto ends = cluster_.offsets(partitions, {OffsetPoint::Kind::End});
  for (std::size_t i = 0; i < partitions.size(); ++i) {
    const std::int64_t offset = stored.at(partitions[i]);
    KafkaTable::Row& row = table_.begin()
                               .add("group", group)
                               .add("topic", partitions[i].topic)
                               .add("partition", std::int64_t{partitions[i].number})
                               .add("stored", offset)
                               .add("end", ends[i])
                               .add("lag", std::max<std::int64_t>(ends[i] - offset, 0));
    if (const GroupMember* owner = owner_of(info, partitions[i]))
      row.add("member", owner->client + owner->host);
    else
      row.add_null("member");
  }
}

std::vector<TopicPartition> KafkaListing::partitions() {
  return cluster_.partitions(TopicFilter{options_.topics}, options_.partitions);
}

void KafkaListing::add_offsets(std::optional<OffsetPoint> point) {
  const auto chosen = partitions();
  const auto first = cluster_.offsets(
      chosen, point.value_or(OffsetPoint{OffsetPoint::Kind::Beginning}));
  std::vector<std::int64_t> ends;
  if (!point) ends = cluster_.offsets(chosen, {OffsetPoint::Kind::End});
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    KafkaTable::Row& row = table_.begin()
                               .add("topic", chosen[i].topic)
                               .add("partition", std::int64_t{chosen[i].number});
    if (point)
      row.add("offset", first[i]);
    else
      row.add("begin", first[i]).add("end", ends[i]);
  }
}

std::vector<TopicPartition> KafkaListing::partitions_of(
    const KafkaGroups::Offsets& stored) {
  if (!options_.topics.empty()) return partitions();
  std::vector<TopicPartition> chosen;
  const std::vector<int>& numbers = options_.partitions;
  for (const auto& [id, offset] : stored) {
    if (numbers.empty() ||
        std::find(numbers.begin(), numbers.end(), id.number) != numbers.end())
      chosen.push_back(id);
  }
  return chosen;
}

void KafkaListing::reset(OffsetPoint point, bool dry) {
  const std::string& name = options_.groups.at(0);
  const GroupInfo group = groups_.describe(name);
  if (!group.is_idle())
    throw std::runtime_error("group " + name + " is in use (" + group.state +
                             "), and can only be moved when it isn't");
  const auto stored = groups_.offsets(name);
  const auto chosen = partitions_of(stored);
  if (chosen.empty())
    throw std::runtime_error("group " + name + " has nothing stored; name a --topic");
  const auto wanted = cluster_.offsets(chosen, point);
  KafkaGroups::Offsets offsets;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    offsets[chosen[i]] = wanted[i];
    KafkaTable::Row& row = table_.begin()
                               .add("group", name)
                               .add("topic", chosen[i].topic)
                               .add("partition", std::int64_t{chosen[i].number});
    const auto before = stored.find(chosen[i]);
    if (before != stored.end() && before->second >= 0)
      row.add("from", before->second);
    else
      row.add_null("from");
    row.add("to", wanted[i]);
  }
  if (!dry) groups_.set_offsets(name, offsets);
}

}  // namespace weir

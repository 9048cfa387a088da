#include "kafka/groups.h"

#include <librdkafka/rdkafka.h>

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <stdexcept>

#include "kafka/failure.h"

namespace weir {

using namespace std::chrono_literals;

namespace {

// librdkafka answers within the first, be it that there was no answer. To end while
// it still waits for one may take for ever.
constexpr Duration answer_span = 5s;
constexpr Duration longest_wait = 60s;

std::span<const rd_kafka_topic_partition_t> elements(
    const rd_kafka_topic_partition_list_t& list) {
  return {list.elems, static_cast<std::size_t>(list.cnt)};
}

[[noreturn]] void fail(const std::string& group, const std::string& why) {
  throw std::runtime_error(
      std::string("group ").append(group).append(": ").append(why));
}

GroupInfo read_group(const rd_kafka_ConsumerGroupDescription_t& from) {
  GroupInfo group{::rd_kafka_ConsumerGroupDescription_group_id(&from),
                  ::rd_kafka_consumer_group_state_name(
                      ::rd_kafka_ConsumerGroupDescription_state(&from)),
                  ::rd_kafka_ConsumerGroupDescription_partition_assignor(&from),
                  {}};
  const std::size_t count = ::rd_kafka_ConsumerGroupDescription_member_count(&from);
  for (std::size_t i = 0; i < count; ++i) {
    const auto* member = ::rd_kafka_ConsumerGroupDescription_member(&from, i);
    GroupMember one{::rd_kafka_MemberDescription_client_id(member),
                    ::rd_kafka_MemberDescription_host(member),
                    {}};
    const auto* assignment = ::rd_kafka_MemberDescription_assignment(member);
    if (const auto* list = ::rd_kafka_MemberAssignment_partitions(assignment))
      one.partitions = partitions_in(*list);
    group.members.push_back(std::move(one));
  }
  return group;
}

// The partitions that an answer tells of, each without an error.
const rd_kafka_topic_partition_list_t& checked_partitions(
    const std::string& name, const rd_kafka_group_result_t** results) {
  if (const auto* error = ::rd_kafka_group_result_error(results[0]))
    fail(name, describe_kafka_error(error));
  const auto* list = ::rd_kafka_group_result_partitions(results[0]);
  for (const auto& one : elements(*list)) {
    if (one.err != RD_KAFKA_RESP_ERR_NO_ERROR)
      fail(name,
           std::string("topic ") + one.topic + ": " + describe_kafka_error(one.err));
  }
  return *list;
}

}  // namespace

KafkaQueue KafkaGroups::make_queue(KafkaClient& client) {
  return KafkaQueue{::rd_kafka_queue_new(client.get())};
}

KafkaEvent KafkaGroups::ask(const std::string& what, int kind,
                            const Question& question) {
  using Options = std::unique_ptr<rd_kafka_AdminOptions_t,
                                  decltype(&::rd_kafka_AdminOptions_destroy)>;
  const Options options{::rd_kafka_AdminOptions_new(
                            client_.get(), static_cast<rd_kafka_admin_op_t>(kind)),
                        &::rd_kafka_AdminOptions_destroy};
  std::array<char, 256> why{};
  ::rd_kafka_AdminOptions_set_request_timeout(options.get(), milliseconds(answer_span),
                                              why.data(), why.size());
  KafkaEvent answer;
  KafkaCluster{client_}.persist(what, [&]() -> int {
    question(options.get());
    answer.reset(::rd_kafka_queue_poll(answers_.get(), milliseconds(longest_wait)));
    return answer ? ::rd_kafka_event_error(answer.get()) : RD_KAFKA_RESP_ERR__TIMED_OUT;
  });
  return answer;
}

std::vector<std::string> KafkaGroups::names() {
  const KafkaEvent answer =
      ask("groups", RD_KAFKA_ADMIN_OP_LISTCONSUMERGROUPS, [&](auto* options) {
        ::rd_kafka_ListConsumerGroups(client_.get(), options, answers_.get());
      });
  std::size_t count = 0;
  const auto* result = ::rd_kafka_event_ListConsumerGroups_result(answer.get());
  const auto* listed = ::rd_kafka_ListConsumerGroups_result_valid(result, &count);
  std::vector<std::string> names;
  for (const auto* one : std::span(listed, count))
    names.emplace_back(::rd_kafka_ConsumerGroupListing_group_id(one));
  std::sort(names.begin(), names.end());
  return names;
}

GroupInfo KafkaGroups::describe(const std::string& name) {
  const KafkaEvent answer = ask(
      "group " + name, RD_KAFKA_ADMIN_OP_DESCRIBECONSUMERGROUPS, [&](auto* options) {
        const char* only = name.c_str();
        ::rd_kafka_DescribeConsumerGroups(client_.get(), &only, 1, options,
                                          answers_.get());
      });
  std::size_t count = 0;
  const auto* result = ::rd_kafka_event_DescribeConsumerGroups_result(answer.get());
  const auto* groups = ::rd_kafka_DescribeConsumerGroups_result_groups(result, &count);
  if (const auto* error = ::rd_kafka_ConsumerGroupDescription_error(groups[0]))
    fail(name, describe_kafka_error(error));
  return read_group(*groups[0]);
}

KafkaGroups::Offsets KafkaGroups::offsets(const std::string& name) {
  const KafkaEvent answer = ask(
      "group " + name, RD_KAFKA_ADMIN_OP_LISTCONSUMERGROUPOFFSETS, [&](auto* options) {
        auto* question = ::rd_kafka_ListConsumerGroupOffsets_new(name.c_str(), nullptr);
        ::rd_kafka_ListConsumerGroupOffsets(client_.get(), &question, 1, options,
                                            answers_.get());
        ::rd_kafka_ListConsumerGroupOffsets_destroy(question);
      });
  std::size_t count = 0;
  const auto* result = ::rd_kafka_event_ListConsumerGroupOffsets_result(answer.get());
  Offsets offsets;
  for (const auto& one : elements(checked_partitions(
           name, ::rd_kafka_ListConsumerGroupOffsets_result_groups(result, &count))))
    offsets[{one.topic, one.partition}] = one.offset;
  return offsets;
}

void KafkaGroups::set_offsets(const std::string& name, const Offsets& offsets) {
  const KafkaPartitionList list{
      ::rd_kafka_topic_partition_list_new(static_cast<int>(offsets.size()))};
  for (const auto& [id, offset] : offsets) {
    ::rd_kafka_topic_partition_list_add(list.get(), id.topic.c_str(), id.number)
        ->offset = offset;
  }
  const KafkaEvent answer = ask(
      "group " + name, RD_KAFKA_ADMIN_OP_ALTERCONSUMERGROUPOFFSETS, [&](auto* options) {
        auto* question =
            ::rd_kafka_AlterConsumerGroupOffsets_new(name.c_str(), list.get());
        ::rd_kafka_AlterConsumerGroupOffsets(client_.get(), &question, 1, options,
                                             answers_.get());
        ::rd_kafka_AlterConsumerGroupOffsets_destroy(question);
      });
  std::size_t count = 0;
  const auto* result = ::rd_kafka_event_AlterConsumerGroupOffsets_result(answer.get());
  checked_partitions(
      name, ::rd_kafka_AlterConsumerGroupOffsets_result_groups(result, &count));
}

}  // namespace weir

#include "kafka/group.h"

#include <librdkafka/rdkafka.h>

#include <algorithm>
#include <span>
#include <stdexcept>
#include <utility>

#include "io/report.h"
#include "kafka/failure.h"

namespace weir {

using namespace std::chrono_literals;

namespace {

constexpr Duration commit_span = 10s;  // to wait for, at the end
constexpr Duration revoke_span = 3s;   // and where others wait for us
constexpr Duration leave_span = 5s;
constexpr Duration nothing_given = 5s;
constexpr Duration take_over_span = 1s;
constexpr Duration poll_span = 50ms;

// True where an expression matches no topic yet.
bool is_waited_for(std::string_view said) {
  return said.find("topic not available: ^") != std::string_view::npos;
}

std::span<rd_kafka_topic_partition_t> elements(rd_kafka_topic_partition_list_t& list) {
  return {list.elems, static_cast<std::size_t>(list.cnt)};
}

}  // namespace

KafkaGroup::KafkaGroup(KafkaClient& client, KafkaFeed& feed, Partitions& partitions,
                       ReadingOptions options)
    : client_{client},
      feed_{feed},
      partitions_{partitions},
      options_{std::move(options)},
      answers_{::rd_kafka_queue_new(client.get())} {}

KafkaGroup::~KafkaGroup() {
  leaving_ = true;
  const SteadyTime until = steady_now() + leave_span;
  const KafkaQueue queue{::rd_kafka_queue_new(client_.get())};
  const KafkaError error{::rd_kafka_consumer_close_queue(client_.get(), queue.get())};
  while (!error && ::rd_kafka_consumer_closed(client_.get()) == 0 &&
         steady_now() < until)
    ::rd_kafka_queue_poll_callback(queue.get(), milliseconds(poll_span));
}

void KafkaGroup::start() {
  ::rd_kafka_poll_set_consumer(client_.get());
  const KafkaQueue events{::rd_kafka_queue_get_consumer(client_.get())};
  feed_.watch(events.get());
  feed_.watch(answers_.get());
  const KafkaPartitionList list{::rd_kafka_topic_partition_list_new(1)};
  for (const std::string& topic : options_.topics)
    ::rd_kafka_topic_partition_list_add(list.get(), topic.c_str(),
                                        RD_KAFKA_PARTITION_UA);
  if (const auto code = ::rd_kafka_subscribe(client_.get(), list.get());
      code != RD_KAFKA_RESP_ERR_NO_ERROR)
    throw std::runtime_error("subscribing: " + describe_kafka_error(code));
}

void KafkaGroup::serve() {
  ::rd_kafka_queue_poll_callback(answers_.get(), 0);
  while (const KafkaMessageHandle event{::rd_kafka_consumer_poll(client_.get(), 0)}) {
    if (event->err == RD_KAFKA_RESP_ERR_NO_ERROR)
      client_.fail(RD_KAFKA_RESP_ERR__FATAL, "a message came where none should");
    else if (const char* said = ::rd_kafka_message_errstr(event.get());
             !is_waited_for(said))
      client_.fail(event->err, said);
  }
  // The end of a partition's earlier turn may undo it.
  if (steady_now() - taken_over_ < take_over_span) return;
  taken_over_ = steady_now();
  for (const Partition* one : partitions_.held())
    feed_.take_over(one->id.topic.c_str(), one->id.number);
}

bool KafkaGroup::is_at_end() {
  if (!assigned_ || !partitions_.all_ended()) return false;
  return partitions_.held_count() > 0 || steady_now() - *assigned_ > nothing_given;
}

void KafkaGroup::rebalanced(bool assigned, rd_kafka_topic_partition_list_s& list) {
  if (assigned)
    assign(list);
  else
    revoke(list);
}

void KafkaGroup::assign(rd_kafka_topic_partition_list_s& list) {
  assigned_ = steady_now();
  set_begins(list);
  for (const auto& one : elements(list)) feed_.take_over(one.topic, one.partition);
  const bool stepwise =
      std::string_view(::rd_kafka_rebalance_protocol(client_.get())) == "COOPERATIVE";
  const KafkaError error{stepwise ? ::rd_kafka_incremental_assign(client_.get(), &list)
                                  : nullptr};
  if (!stepwise) ::rd_kafka_assign(client_.get(), &list);
  if (error) client_.fail(RD_KAFKA_RESP_ERR__FATAL, describe_kafka_error(error.get()));
}

// Notes what is held, and for what the group has stored nothing sets where to begin.
void KafkaGroup::set_begins(rd_kafka_topic_partition_list_s& list) {
  const auto given = partitions_in(list);
  const OffsetPoint begin =
      options_.range.begin.value_or(OffsetPoint{OffsetPoint::Kind::Stored});
  KafkaCluster cluster{client_};
  std::vector<std::int64_t> ends(given.size(), OffsetSpan{}.end);
  if (options_.range.end && !given.empty())
    ends = cluster.offsets(given, *options_.range.end);
  for (std::size_t i = 0; i < given.size(); ++i)
    partitions_.hold(given[i], {0, ends[i]});
  if (begin.kind == OffsetPoint::Kind::Stored || is_plain(begin)) return;

  const auto stored = cluster.stored(given);
  const auto begins = cluster.offsets(given, begin);
  for (std::size_t i = 0; i < given.size(); ++i)
    elements(list)[i].offset = stored[i] >= 0 ? stored[i] : begins[i];
}

void KafkaGroup::revoke(rd_kafka_topic_partition_list_s& list) {
  const bool lost = ::rd_kafka_assignment_lost(client_.get()) != 0;
  if (!lost && !leaving_) commit_and_wait(revoke_span);
  const bool stepwise =
      std::string_view(::rd_kafka_rebalance_protocol(client_.get())) == "COOPERATIVE";
  for (const TopicPartition& one : partitions_in(list)) partitions_.release(one);
  if (!stepwise) {
    partitions_.release_all();
    ::rd_kafka_assign(client_.get(), nullptr);
    return;
  }
  const KafkaError error{::rd_kafka_incremental_unassign(client_.get(), &list)};
  if (error) client_.fail(RD_KAFKA_RESP_ERR__FATAL, describe_kafka_error(error.get()));
}

KafkaPartitionList KafkaGroup::uncommitted() {
  KafkaPartitionList list;
  for (Partition* one : partitions_.held()) {
    if (one->written <= one->committed) continue;
    if (!list) list.reset(::rd_kafka_topic_partition_list_new(1));
    ::rd_kafka_topic_partition_list_add(list.get(), one->id.topic.c_str(),
                                        one->id.number)
        ->offset = one->written;
  }
  return list;
}

void KafkaGroup::commit(bool wait) {
  if (wait) {
    commit_and_wait(commit_span);
    if (!problem_.empty() && uncommitted())
      throw std::runtime_error(problem_ + "; the last messages will come again");
    return;
  }
  const KafkaPartitionList list = awaited_ > 0 ? nullptr : uncommitted();
  if (!list) return;
  const auto done = [](rd_kafka_t*, rd_kafka_resp_err_t code,
                       rd_kafka_topic_partition_list_t* offsets, void* opaque) {
    static_cast<KafkaGroup*>(opaque)->committed(code, offsets);
  };
  ++awaited_;
  if (::rd_kafka_commit_queue(client_.get(), list.get(), answers_.get(), done, this) !=
      RD_KAFKA_RESP_ERR_NO_ERROR)
    --awaited_;
}

void KafkaGroup::commit_and_wait(Duration longest) {
  const SteadyTime until = steady_now() + longest;
  while (steady_now() < until) {
    commit(false);
    if (awaited_ == 0) return;
    ::rd_kafka_queue_poll_callback(answers_.get(), milliseconds(poll_span));
    if (!problem_.empty())  // a pause before the next try
      ::rd_kafka_queue_poll_callback(answers_.get(), milliseconds(poll_span));
  }
  problem_ = "offsets: no answer";
}

void KafkaGroup::committed(int code, rd_kafka_topic_partition_list_s* list) {
  --awaited_;
  problem_.clear();
  if (code != RD_KAFKA_RESP_ERR_NO_ERROR && code != RD_KAFKA_RESP_ERR__NO_OFFSET) {
    problem_ = "offsets: " + describe_kafka_error(code);
    client_.fail(code, problem_);
  }
  if (list == nullptr) return;
  for (const auto& one : elements(*list)) {
    if (one.err != RD_KAFKA_RESP_ERR_NO_ERROR) {
      problem_ = "offsets of topic " + std::string(one.topic) + ": " +
                 describe_kafka_error(one.err);
      client_.fail(one.err, problem_);
    } else if (Partition* partition = partitions_.find(one.topic, one.partition);
               partition != nullptr && code == RD_KAFKA_RESP_ERR_NO_ERROR) {
      partition->committed = std::max(partition->committed, one.offset);
    }
  }
}

}  // namespace weir

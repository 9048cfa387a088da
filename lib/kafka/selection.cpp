#include "kafka/selection.h"

#include <librdkafka/rdkafka.h>

#include <stdexcept>
#include <utility>

#include "kafka/failure.h"

namespace weir {

KafkaSelection::KafkaSelection(KafkaClient& client, KafkaFeed& feed,
                               Partitions& partitions, ReadingOptions options)
    : client_{client},
      feed_{feed},
      partitions_{partitions},
      options_{std::move(options)} {}

KafkaSelection::~KafkaSelection() {
  for (const Started& one : started_) ::rd_kafka_consume_stop(one.topic, one.partition);
}

void KafkaSelection::start() {
  const TopicFilter filter{options_.topics};
  KafkaCluster cluster{client_};
  const auto chosen = cluster.partitions(filter, options_.partitions);
  if (chosen.empty()) throw std::runtime_error("no topic matches --topic");
  const auto begins =
      cluster.offsets(chosen, options_.range.begin.value_or(OffsetPoint{}));
  std::vector<std::int64_t> ends(chosen.size(), OffsetSpan{}.end);
  if (options_.range.end) ends = cluster.offsets(chosen, *options_.range.end);

  const char* topic = "";
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    const Partition& partition = partitions_.hold(chosen[i], {begins[i], ends[i]});
    if (partition.ended) continue;
    if (chosen[i].topic != topic) {
      topics_.emplace_back(
          ::rd_kafka_topic_new(client_.get(), chosen[i].topic.c_str(), nullptr));
      topic = chosen[i].topic.c_str();
    }
    rd_kafka_topic_s* const handle = topics_.back().get();
    if (::rd_kafka_consume_start_queue(handle, chosen[i].number, begins[i],
                                       feed_.queue()) != 0)
      throw std::runtime_error("topic " + chosen[i].topic + ": " +
                               describe_kafka_error(::rd_kafka_last_error()));
    started_.push_back({handle, chosen[i].number});
  }
}

void KafkaSelection::serve() { client_.poll(Duration{}); }

}  // namespace weir

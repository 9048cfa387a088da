// KafkaGroup: partitions that the members of a group share out among them, and
// where the group got to in each.
#pragma once

#include "kafka/reading.h"

namespace weir {

class KafkaGroup : public KafkaReading {
 public:
  // The first two need the settings that go with a group, and the client the
  // callback rebalanced(). Requires: all outlive it.
  KafkaGroup(KafkaClient& client, KafkaFeed& feed, Partitions& partitions,
             ReadingOptions options);
  // Leaves the group, if that can be done in a few seconds.
  ~KafkaGroup() override;

  KafkaGroup(const KafkaGroup&) = delete;
  KafkaGroup& operator=(const KafkaGroup&) = delete;

  // Joins. Partitions come by and by.
  void start() override;
  void serve() override;
  // A member to whom nothing was given for a while has nothing to read.
  bool is_at_end() override;
  void commit(bool wait) override;

  // For the client's callback: partitions are given to us, or taken away.
  void rebalanced(bool assigned, rd_kafka_topic_partition_list_s& list);

  // Where a group has nothing stored, librdkafka can begin at its own setting for
  // these two; others need a look at the partition first.
  static bool is_plain(OffsetPoint point) {
    return point.kind == OffsetPoint::Kind::Beginning ||
           point.kind == OffsetPoint::Kind::End;
  }

 private:
  void assign(rd_kafka_topic_partition_list_s& list);
  void revoke(rd_kafka_topic_partition_list_s& list);
  void set_begins(rd_kafka_topic_partition_list_s& list);
  KafkaPartitionList uncommitted();
  void commit_and_wait(Duration longest);
  void committed(int code, rd_kafka_topic_partition_list_s* list);

  KafkaClient& client_;
  KafkaFeed& feed_;
  Partitions& partitions_;
  ReadingOptions options_;
  KafkaQueue answers_;  // to commits
  bool leaving_ = false;
  int awaited_ = 0;                     // commits without an answer
  std::string problem_;                 // with the last commit
  std::optional<SteadyTime> assigned_;  // when last
  SteadyTime taken_over_{};             // likewise
};

}  // namespace weir

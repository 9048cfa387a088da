// KafkaSelection: partitions that are read whoever else reads them, by their
// numbers.
#pragma once

#include <vector>

#include "kafka/reading.h"

namespace weir {

class KafkaSelection : public KafkaReading {
 public:
  // Requires: all outlive it.
  KafkaSelection(KafkaClient& client, KafkaFeed& feed, Partitions& partitions,
                 ReadingOptions options);
  ~KafkaSelection() override;

  KafkaSelection(const KafkaSelection&) = delete;
  KafkaSelection& operator=(const KafkaSelection&) = delete;

  void start() override;
  void serve() override;
  bool is_at_end() override { return partitions_.all_ended(); }
  void commit(bool /*wait*/) override {}  // nobody keeps account

 private:
  struct Started {
    rd_kafka_topic_s* topic;
    int partition;
  };

  KafkaClient& client_;
  KafkaFeed& feed_;
  Partitions& partitions_;
  ReadingOptions options_;
  std::vector<KafkaTopic> topics_;
  std::vector<Started> started_;
};

}  // namespace weir

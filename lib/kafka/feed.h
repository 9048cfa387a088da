// KafkaFeed: the one queue in which librdkafka puts the messages of all partitions
// that are read, apart from everything else it has to say.
//
//   KafkaFeed feed{client.get()};
//   for (const rd_kafka_message_s* message : feed.take(1000)) ...
//   poll(2) on feed.descriptor()   // readable once there may be more
//
// Who takes no more is not fed: librdkafka stops fetching, and begins again, at its
// own bounds, and stays a member of its group meanwhile. Pausing would throw away
// what was fetched.
#pragma once

#include <span>
#include <vector>

#include "kafka/handles.h"

namespace weir {

class KafkaFeed {
 public:
  // Throws std::system_error.
  explicit KafkaFeed(rd_kafka_s* client);
  ~KafkaFeed();

  KafkaFeed(const KafkaFeed&) = delete;
  KafkaFeed& operator=(const KafkaFeed&) = delete;

  rd_kafka_queue_s* queue() const { return queue_.get(); }

  // Has the messages of a partition put here.
  void take_over(const char* topic, int partition);

  // Wakes whoever polls the descriptor for what comes to `other`, too.
  void watch(rd_kafka_queue_s* other) const;

  // Up to `most` messages that are there already, valid until the next call. Some
  // may be errors, or say that a partition's end was reached.
  std::span<rd_kafka_message_s* const> take(std::size_t most);

  int descriptor() const { return wake_; }
  // Makes the descriptor wait for what comes from now on.
  void rest() const;

 private:
  void give_back();

  rd_kafka_s* client_;
  int wake_;
  KafkaQueue queue_;
  std::vector<rd_kafka_message_s*> taken_;
};

}  // namespace weir

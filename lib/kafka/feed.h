// KafkaFeed: the one queue in which librdkafka puts the messages of all partitions
// that are read, apart from everything else it has to say.
//
//   KafkaFeed feed{client.get()};
//   const bool more = feed.take([&](const rd_kafka_message_s& message) {
//     ...
//     return has_room;                // else the rest stays where it is
//   });
//   if (!more) ...                    // poll(2) on feed.descriptor()
//
// Who takes no more is not fed: librdkafka stops fetching, and begins again, at its
// own bounds, and stays a member of its group meanwhile. Pausing would throw away
// what was fetched.
#pragma once

#include <functional>

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

  // Hands over the messages that are there already, until one is the last that is
  // wanted: `each` says false. Some may be errors, or say that a partition's end was
  // reached. True where there may be more at once; else the descriptor waits for what
  // comes from now on.
  bool take(const std::function<bool(const rd_kafka_message_s&)>& each) const;

  // Readable once there may be messages.
  int descriptor() const { return wake_; }

 private:
  rd_kafka_s* client_;
  int wake_;
  KafkaQueue queue_;
};

}  // namespace weir

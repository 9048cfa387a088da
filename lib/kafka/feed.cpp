#include "kafka/feed.h"

#include <librdkafka/rdkafka.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <system_error>

namespace weir {

KafkaFeed::KafkaFeed(rd_kafka_s* client)
    : client_{client},
      wake_{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)},
      queue_{::rd_kafka_queue_new(client)} {
  if (wake_ < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
  watch(queue_.get());
}

KafkaFeed::~KafkaFeed() {
  give_back();
  queue_.reset();
  ::close(wake_);
}

void KafkaFeed::watch(rd_kafka_queue_s* other) const {
  const std::uint64_t one = 1;
  ::rd_kafka_queue_io_event_enable(other, wake_, &one, sizeof one);
}

void KafkaFeed::take_over(const char* topic, int partition) {
  const KafkaQueue from{::rd_kafka_queue_get_partition(client_, topic, partition)};
  if (from) ::rd_kafka_queue_forward(from.get(), queue_.get());
}

std::span<rd_kafka_message_s* const> KafkaFeed::take(std::size_t most) {
  give_back();
  taken_.resize(most);
  const ssize_t count =
      ::rd_kafka_consume_batch_queue(queue_.get(), 0, taken_.data(), most);
  taken_.resize(count < 0 ? 0 : static_cast<std::size_t>(count));
  return taken_;
}

void KafkaFeed::give_back() {
  for (rd_kafka_message_s* message : taken_) ::rd_kafka_message_destroy(message);
  taken_.clear();
}

void KafkaFeed::rest() const {
  std::uint64_t count = 0;
  [[maybe_unused]] const ssize_t size = ::read(wake_, &count, sizeof count);
}

}  // namespace weir

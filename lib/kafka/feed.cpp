#include "kafka/feed.h"

#include <librdkafka/rdkafka.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <exception>
#include <system_error>

namespace weir {
namespace {

// One call of take(), as C has it.
struct Taking {
  const std::function<bool(const rd_kafka_message_s&)>& each;
  rd_kafka_s* client;
  bool is_over = false;
  std::exception_ptr failure{};

  static void take(rd_kafka_message_t* message, void* opaque) {
    Taking& own = *static_cast<Taking*>(opaque);
    try {
      own.is_over = !own.each(*message);
    } catch (const std::exception&) {
      own.failure = std::current_exception();
    }
    if (own.is_over || own.failure) ::rd_kafka_yield(own.client);
  }
};

}  // namespace

KafkaFeed::KafkaFeed(rd_kafka_s* client)
    : client_{client},
      wake_{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)},
      queue_{::rd_kafka_queue_new(client)} {
  if (wake_ < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
  watch(queue_.get());
}

KafkaFeed::~KafkaFeed() {
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

// librdkafka's calls that give messages lock the queue for each; this one locks it once
// for all that are there.
bool KafkaFeed::take(const std::function<bool(const rd_kafka_message_s&)>& each) const {
  std::uint64_t count = 0;
  [[maybe_unused]] const ssize_t size = ::read(wake_, &count, sizeof count);
  Taking taking{each, client_};
  const int taken =
      ::rd_kafka_consume_callback_queue(queue_.get(), 0, Taking::take, &taking);
  if (taking.failure) std::rethrow_exception(taking.failure);
  return taken > 0;
}

}  // namespace weir

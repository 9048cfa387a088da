// KafkaProducer: sends messages, and keeps account of what becomes of each.
//
//   KafkaProducer producer{options, [](const KafkaProducer::Outcome& one) { … }};
//   producer.send(message, 1);
//   ...
//   producer.finish();      // all are acknowledged, or refused, or it throws
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kafka/client.h"
#include "kafka/outgoing.h"

namespace weir {

class KafkaProducer {
 public:
  // What became of a message; valid during the call that tells it.
  struct Outcome {
    std::uint64_t line;
    std::string_view topic;
    int partition;
    std::int64_t offset;
    std::string_view payload;
    std::string refusal;  // why it isn't taken, and won't be; empty: it is there
  };
  using Settle = std::function<void(const Outcome&)>;

  // Has `settle` called from within the calls below. Throws as KafkaClient does.
  KafkaProducer(const KafkaClientOptions& options, Settle settle);
  ~KafkaProducer();

  KafkaProducer(const KafkaProducer&) = delete;
  KafkaProducer& operator=(const KafkaProducer&) = delete;

  // Waits for a broker: true; false where the process is to stop.
  bool start() { return client_.wait_until_reached(); }

  // Sees to it that the topic is there. Why it isn't, or nullopt.
  std::optional<std::string> prepare(std::string_view name);

  // Hands a message of line `line` over, and waits for room where there is none.
  // Throws std::runtime_error where messages can't be delivered.
  void send(const KafkaOutgoingMessage& message, std::uint64_t line);

  // Settles what is known by now. Throws likewise.
  void serve();

  // Settles all. Throws likewise.
  void finish();

  // How many were given to it, and how many of them are settled.
  std::uint64_t sent() const { return sent_; }
  std::uint64_t settled() const { return settled_; }
  std::uint64_t acknowledged() const { return acknowledged_; }

  rd_kafka_s* get() const { return client_.get(); }
  void check() { client_.check(); }

 private:
  struct Topic;
  // A message that was refused, and may have been for its neighbours' sake.
  struct Again {
    std::uint64_t line;
    std::string topic;
    int partition;
    std::optional<std::string> key, payload;
    std::int64_t timestamp;
    std::vector<MessageHeader> headers;
  };

  Topic& topic(std::string_view name);
  int hand_over(Topic& topic, const KafkaOutgoingMessage& message, std::uint64_t line);
  void delivered(const rd_kafka_message_s& message);
  bool refuse(const Topic& topic, int code, const KafkaOutgoingMessage& message,
              std::uint64_t line);
  void send_again();
  void send(const Again& one);
  void check_delivery();
  void settle_all();

  Settle settle_;
  std::uint64_t sent_ = 0;
  std::uint64_t settled_ = 0;
  std::uint64_t acknowledged_ = 0;
  std::string loss_;  // why a message was not delivered
  std::vector<Again> again_;
  bool alone_ = false;                   // what is sent now has no neighbours
  std::optional<SteadyTime> last_call_;  // once the process is to stop
  KafkaClient client_;
  std::map<std::string, std::unique_ptr<Topic>, std::less<>> topics_;
  Topic* last_ = nullptr;
};

}  // namespace weir

// KafkaClient: one end of librdkafka's work, and how it fares.
//
//   KafkaClient client{KafkaClient::Kind::Producer, {.settings = settings}};
//   if (!client.wait_until_reached()) return;   // asked to stop meanwhile
//   ...client.get()...
//   client.check();                             // often
//
// Connections are made, lost and made again by its own threads.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "io/clock.h"
#include "kafka/handles.h"
#include "kafka/settings.h"

namespace weir {

struct KafkaClientOptions {
  KafkaSettings settings;
  std::string token_file{};         // of a bearer, for SASL
  std::optional<Duration> retry{};  // none: for ever
};

// Called from within polling only. What they throw comes out of check().
struct KafkaCallbacks {
  std::function<void(bool assigned, rd_kafka_topic_partition_list_s&)> rebalanced{};
  std::function<void(const rd_kafka_message_s&)> delivered{};
};

class KafkaClient {
 public:
  enum class Kind : unsigned char { Consumer, Producer };

  // Throws std::invalid_argument where a setting won't do, and std::runtime_error
  // where that shows later, as with a file that can't be read.
  KafkaClient(Kind kind, const KafkaClientOptions& options,
              KafkaCallbacks callbacks = {});
  ~KafkaClient();

  KafkaClient(const KafkaClient&) = delete;
  KafkaClient& operator=(const KafkaClient&) = delete;

  rd_kafka_s* get() const { return handle_.get(); }
  std::optional<Duration> retry() const { return retry_; }

  // Does the callbacks that are due, waiting up to `longest` for one.
  void poll(Duration longest) const;

  // Says, once each, that no broker can be reached and that one can again. Throws
  // std::runtime_error where something failed that will fail again, or failed for
  // longer than the retry.
  void check();

  // Has check() fail for what went wrong, if that lasts; else it is forgotten.
  void fail(int code, const std::string& reason);

  // Has the threads that fetch see whether there is room again. By themselves they
  // only look once a second when their bounds were reached.
  void wake_fetchers();

  // Waits until some broker is reached: true; false where the process is to stop.
  // Throws as check() does.
  bool wait_until_reached();
  bool is_reached() const;

 private:
  struct State;
  struct Hooks;

  std::optional<Duration> retry_;
  std::unique_ptr<State> state_;  // outlives the handle, whose threads use it
  KafkaHandle handle_;
};

// How long it is, for librdkafka.
int milliseconds(Duration span);

// The library that does it, and its version.
std::string kafka_library();

}  // namespace weir

// Consumption: messages of topics to stdout, each acknowledged once it is written.
//
//   Consumption consumption{options};
//   return consumption.run();
#pragma once

#include <unistd.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "io/outlet.h"
#include "io/wait.h"
#include "kafka/client.h"
#include "kafka/feed.h"
#include "kafka/message_text.h"
#include "kafka/partitions.h"
#include "kafka/reading.h"
#include "ndjson/tally.h"

namespace weir {

class KafkaGroup;

struct ConsumeOptions {
  KafkaClientOptions client;
  ReadingOptions reading;
  bool in_group = false;
  Duration commit_every = std::chrono::seconds{1};
  bool exit_at_end = false;
  std::uint64_t count = 0;  // none: no limit
  Duration timeout{};       // likewise
  MessageText::Form form = MessageText::Form::Record;
  std::string format{};  // instead of a form
  Duration stats{};
  bool progress = false;
  int out = STDOUT_FILENO;
};

class Consumption {
 public:
  // Throws as KafkaClient does.
  explicit Consumption(const ConsumeOptions& options);
  ~Consumption();

  Consumption(const Consumption&) = delete;
  Consumption& operator=(const Consumption&) = delete;

  // Writes until what was asked for is written, or the process is asked to stop,
  // and gives the exit status. Throws std::system_error where stdout can't be
  // written, and std::runtime_error where Kafka can't be read.
  int run();

 private:
  KafkaCallbacks callbacks_of(const ConsumeOptions& options);
  void rebalanced(bool assigned, rd_kafka_topic_partition_list_s& list);
  bool is_done();
  bool has_enough() const { return options_.count > 0 && written_ >= options_.count; }
  bool take_some();
  bool is_full() const;
  void take(const rd_kafka_message_s& message);
  void take_message(const rd_kafka_message_s& message);
  void take_error(const rd_kafka_message_s& message);
  Partition* partition_of(const rd_kafka_message_s& message);
  void write_some();
  void wait();
  void finish();

  ConsumeOptions options_;
  MessageText text_;
  Partitions partitions_;
  OffsetMarks marks_;
  KafkaClient client_;
  KafkaFeed feed_;
  std::unique_ptr<KafkaReading> reading_;
  KafkaGroup* group_ = nullptr;  // the same, where it is one
  bool leaving_ = false;
  Outlet out_;
  Waiter waiter_;
  Tally tally_;
  KafkaMessage message_;
  std::uint64_t written_ = 0;    // messages, on their way
  std::size_t unannounced_ = 0;  // bytes that were taken from the feed
  std::optional<SteadyTime> deadline_;
  Partition* last_ = nullptr;  // whose the message before was, of last_topic_
  rd_kafka_topic_s* last_topic_ = nullptr;
};

}  // namespace weir

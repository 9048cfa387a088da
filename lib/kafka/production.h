// Production: records of stdin to topics, each accounted for.
//
//   Production production{options};
//   return production.run();
#pragma once

#include <unistd.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "kafka/outgoing.h"
#include "kafka/producer.h"
#include "ndjson/intake.h"
#include "ndjson/stream.h"

namespace weir {

struct ProduceOptions {
  KafkaClientOptions client;
  KafkaOutgoingOptions message;
  std::string topic{};          // where all go to the same one
  bool raw = false;             // lines are payloads, not records
  std::string key_delimiter{};  // of raw lines
  bool pass = false;
  bool report = false;
  bool in_transaction = false;
  std::uint64_t rate = 0;  // records a second; none: no limit
  StreamOptions stream{};
  int in = STDIN_FILENO;
  int out = STDOUT_FILENO;
  int errors = STDERR_FILENO;
};

class Production {
 public:
  // Throws as KafkaProducer does.
  explicit Production(const ProduceOptions& options);

  // Sends until the end of input, or until the process is asked to stop, and gives
  // the exit status. Throws std::runtime_error where what was sent isn't
  // acknowledged, and how many of it.
  int run();

 private:
  void send_all();
  void send_records();
  void send_lines();
  void send(const KafkaOutgoingMessage& message, std::uint64_t line,
            std::string_view text);
  KafkaOutgoingMessage message_of(std::string_view line) const;
  void settle(const KafkaProducer::Outcome& outcome);
  void report_outcome(const KafkaProducer::Outcome& outcome);
  void pace();
  Intake& intake() { return records_ ? records_->intake() : *lines_; }
  std::string unsettled() const;

  ProduceOptions options_;
  KafkaProducer producer_;
  RecordWriter out_;
  RecordWriter errors_;
  std::optional<RecordReader> records_;
  std::optional<Intake> lines_;  // where they are no records
  std::optional<KafkaOutgoing> outgoing_;
  // What stood in the lines of messages on their way, where these don't say.
  std::unordered_map<std::uint64_t, std::string> texts_;
  SteadyTime start_ = steady_now();
};

}  // namespace weir

// KafkaOutgoing: the message that a record asks for.
//
//   KafkaOutgoing outgoing{in, {.topic = Template::parse("cpu-{hostname}")}};
//   while (Record* record = in.next()) send(outgoing.of(*record));
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "message/headers.h"
#include "message/message_bytes.h"
#include "ndjson/field.h"
#include "ndjson/stream.h"
#include "template/template.h"

namespace weir {

struct KafkaOutgoingMessage {
  std::string_view topic;
  int partition = -1;  // none: the partitioner chooses
  std::optional<std::string_view> key;
  std::optional<std::string_view> payload;  // none: a tombstone
  std::optional<std::int64_t> timestamp;    // milliseconds; none: now
  std::vector<MessageHeader> headers;
};

struct KafkaOutgoingOptions {
  std::optional<Template> topic{};
  Field payload{};    // none: the line
  Field key_field{};  // none: key
  std::optional<std::string> key{};
  Field timestamp{};
  std::vector<MessageHeader> headers{};  // of all messages
  int partition = -1;
  bool empty_is_null = false;  // an empty payload or key is none
  bool envelope = false;       // records are whole messages
  bool any_partition = false;  // that of an envelope doesn't count
};

class KafkaOutgoing {
 public:
  // Asks `in` for the fields; before its first next().
  KafkaOutgoing(RecordReader& in, const KafkaOutgoingOptions& options);

  // Valid until the next call, or the next record. Throws std::invalid_argument,
  // saying why, where the record doesn't make a message.
  const KafkaOutgoingMessage& of(const Record& record);

 private:
  // The members of an envelope.
  struct Members {
    explicit Members(RecordReader& in);
    Slot topic, partition, timestamp, headers;
    MessageBytes key, payload;
  };

  void fill_topic(const Record& record);
  void read_fields(const Record& record);
  void read_envelope(const Record& record);
  void read_place(const Record& record);

  KafkaOutgoingOptions options_;
  std::vector<Slot> topic_slots_;
  std::optional<Slot> payload_, key_, time_;
  std::optional<Members> members_;

  KafkaOutgoingMessage message_;
  Text topic_;
  std::vector<std::string_view> topic_values_;
  std::string topic_text_, key_text_, payload_text_;
};

}  // namespace weir

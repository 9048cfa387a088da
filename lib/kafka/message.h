// KafkaMessage: one message of a topic, as it is looked at while librdkafka holds
// it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "message/headers.h"

struct rd_kafka_message_s;

namespace weir {

// Who set a message's time: its sender, or the broker that took it.
enum class TimestampType : unsigned char { None, Create, LogAppend };

// The views are valid as long as the message they were taken from.
struct KafkaMessage {
  std::string_view topic;
  int partition = 0;
  std::int64_t offset = 0;
  std::int64_t timestamp = -1;  // milliseconds
  TimestampType timestamp_type = TimestampType::None;
  std::optional<std::string_view> key;
  std::optional<std::string_view> payload;  // none: a tombstone
  std::vector<MessageHeader> headers;
};

// What `message` says; its headers only `with_headers`, for they cost time.
void read_message(const rd_kafka_message_s& message, bool with_headers,
                  KafkaMessage& out);

}  // namespace weir

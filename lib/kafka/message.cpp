#include "kafka/message.h"

#include <librdkafka/rdkafka.h>

namespace weir {
namespace {

// What stands at `data`; null where there is nothing, not even of no length.
std::optional<std::string_view> bytes_at(const void* data, std::size_t size) {
  if (data == nullptr) return std::nullopt;
  return std::string_view(static_cast<const char*>(data), size);
}

TimestampType type_of(rd_kafka_timestamp_type_t type) {
  if (type == RD_KAFKA_TIMESTAMP_CREATE_TIME) return TimestampType::Create;
  if (type == RD_KAFKA_TIMESTAMP_LOG_APPEND_TIME) return TimestampType::LogAppend;
  return TimestampType::None;
}

void read_headers_of(const rd_kafka_message_s& message,
                     std::vector<MessageHeader>& out) {
  rd_kafka_headers_t* headers = nullptr;
  if (::rd_kafka_message_headers(&message, &headers) != RD_KAFKA_RESP_ERR_NO_ERROR)
    return;
  const char* name = nullptr;
  const void* value = nullptr;
  std::size_t size = 0;
  for (std::size_t i = 0; ::rd_kafka_header_get_all(headers, i, &name, &value, &size) ==
                          RD_KAFKA_RESP_ERR_NO_ERROR;
       ++i)
    out.push_back({name, std::optional<std::string>(bytes_at(value, size))});
}

}  // namespace

void read_message(const rd_kafka_message_s& message, bool with_headers,
                  KafkaMessage& out) {
  rd_kafka_timestamp_type_t type = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE;
  out.topic = ::rd_kafka_topic_name(message.rkt);
  out.partition = message.partition;
  out.offset = message.offset;
  out.timestamp = ::rd_kafka_message_timestamp(&message, &type);
  out.timestamp_type = type_of(type);
  out.key = bytes_at(message.key, message.key_len);
  out.payload = bytes_at(message.payload, message.len);
  out.headers.clear();
  if (with_headers) read_headers_of(message, out.headers);
}

}  // namespace weir

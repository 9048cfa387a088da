#include "kafka/message_text.h"

#include <string_view>

#include "message/visible.h"
#include "ndjson/text.h"

namespace weir {
namespace {

void append_time(std::string& out, const KafkaMessage& message) {
  if (message.timestamp_type == TimestampType::None) {
    out.append(R"(,"timestamp":null,"timestamp_type":null)");
    return;
  }
  out.append(R"(,"timestamp":)");
  append_json_number(out, message.timestamp);
  out.append(message.timestamp_type == TimestampType::Create
                 ? R"(,"timestamp_type":"create")"
                 : R"(,"timestamp_type":"log-append")");
}

}  // namespace

void MessageText::append_record(std::string& out, const KafkaMessage& message) {
  if (message.payload && payloads_.append_record(out, *message.payload)) return;
  out.append(R"({"topic":)");
  append_json_string(out, message.topic);
  out.push_back(',');
  if (message.payload)
    payloads_.append_member(out, "payload", *message.payload);
  else
    out.append(R"("payload":null)");
  out.push_back('}');
}

void MessageText::append_envelope(std::string& out, const KafkaMessage& message) {
  const auto append = [&](std::string_view name, const auto& bytes) {
    out.push_back(',');
    if (bytes)
      payloads_.append_exact_member(out, name, *bytes);
    else
      out.append("\"").append(name).append("\":null");
  };
  out.append(R"({"topic":)");
  append_json_string(out, message.topic);
  out.append(R"(,"partition":)");
  append_json_number(out, std::int64_t{message.partition});
  out.append(R"(,"offset":)");
  append_json_number(out, message.offset);
  append_time(out, message);
  append("key", message.key);
  out.append(R"(,"headers":)");
  append_headers(out, message.headers);
  append("payload", message.payload);
  out.push_back('}');
}

void MessageText::append(std::string& out, const KafkaMessage& message) {
  if (form_ == Form::Format) return format_->append(out, message, on_terminal_);
  const std::size_t begin = out.size();
  if (form_ == Form::Record)
    append_record(out, message);
  else if (form_ == Form::Envelope)
    append_envelope(out, message);
  else
    append_bytes(out, message.payload.value_or(""), on_terminal_);
  if (on_terminal_ && form_ != Form::Raw) make_json_visible(out, begin);
  out.push_back('\n');
}

}  // namespace weir

#include "mqtt/line.h"

#include <algorithm>
#include <chrono>

#include "message/visible.h"
#include "ndjson/text.h"

namespace weir {

std::uint64_t MqttLine::append(std::string& out, const MqttMessage& message,
                               Time arrival) {
  if (style_ == MqttStyle::Raw || style_ == MqttStyle::Format)
    return append_bytes(out, message, arrival);
  const std::size_t begin = out.size();
  if (style_ == MqttStyle::Record)
    append_record(out, message);
  else
    append_envelope(out, message, arrival);
  if (on_terminal_) make_json_visible(out, begin);
  return 0;
}

void MqttLine::append_record(std::string& out, const MqttMessage& message) {
  if (payloads_.append_record(out, message.payload)) return;
  out.append(R"({"topic":)");
  append_json_string(out, message.topic);
  out.push_back(',');
  payloads_.append_member(out, "payload", message.payload);
  out.push_back('}');
}

void MqttLine::append_envelope(std::string& out, const MqttMessage& message,
                               Time arrival) {
  out.append(R"({"topic":)");
  append_json_string(out, message.topic);
  out.push_back(',');
  payloads_.append_exact_member(out, "payload", message.payload);
  out.append(R"(,"qos":)").append(std::to_string(message.qos));
  out.append(message.retain ? R"(,"retain":true)" : R"(,"retain":false)");
  const auto milliseconds =
      std::chrono::floor<std::chrono::milliseconds>(arrival.time_since_epoch());
  out.append(R"(,"timestamp":)").append(std::to_string(milliseconds.count()));
  if (message.mid != 0) out.append(R"(,"mid":)").append(std::to_string(message.mid));
  if (message.properties != nullptr) {
    out.append(R"(,"properties":)");
    append_properties(out, message.properties, payloads_);
  }
  out.push_back('}');
}

std::uint64_t MqttLine::append_bytes(std::string& out, const MqttMessage& message,
                                     Time arrival) {
  scratch_.clear();
  if (format_)
    format_->append(scratch_, message, arrival);
  else
    scratch_ = message.payload;
  if (on_terminal_) {
    append_visible(out, scratch_);
    return 0;
  }
  out.append(scratch_);
  return static_cast<std::uint64_t>(std::count(scratch_.begin(), scratch_.end(), '\n'));
}

}  // namespace weir

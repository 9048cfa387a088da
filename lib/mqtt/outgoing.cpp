#include "mqtt/outgoing.h"

#include <mqtt_protocol.h>

#include <charconv>
#include <stdexcept>

#include "message/headers.h"
#include "mqtt/topic.h"
#include "ndjson/base64.h"
#include "ndjson/value.h"

namespace weir {
namespace {

constexpr int usual_qos = 1;

[[noreturn]] void refuse(const std::string& why) { throw std::invalid_argument(why); }

std::uint32_t whole_number(std::string_view name, std::string_view raw) {
  std::uint32_t value = 0;
  const char* end = raw.data() + raw.size();
  const auto [rest, error] = std::from_chars(raw.data(), end, value);
  if (error != std::errc{} || rest != end)
    refuse(std::string(name) + " is not a whole number");
  return value;
}

Slot property(RecordReader& in, const std::string& name) {
  return in.optional(Field::parse("/properties/" + name));
}

}  // namespace

MqttOutgoing::Members::Members(RecordReader& in)
    : topic{in.any(Field::parse("/topic"))},
      qos{in.member("qos")},
      retain{in.member("retain")},
      user{property(in, "user")},
      correlation{property(in, "correlation-data")},
      correlation_base64{property(in, "correlation-data_base64")},
      numbers{
          {MQTT_PROP_PAYLOAD_FORMAT_INDICATOR,
           property(in, "payload-format-indicator")},
          {MQTT_PROP_MESSAGE_EXPIRY_INTERVAL, property(in, "message-expiry-interval")}},
      words{{MQTT_PROP_CONTENT_TYPE, property(in, "content-type")},
            {MQTT_PROP_RESPONSE_TOPIC, property(in, "response-topic")}},
      payload{in, "payload"} {}

MqttOutgoing::MqttOutgoing(RecordReader& in, const MqttOutgoingOptions& options)
    : options_{options} {
  if (options.topic) {
    check_template();
    for (const Template::Place& place : options.topic->places())
      places_.push_back(place.decimals ? in.number(place.field) : in.any(place.field));
  }
  if (!options.topic_field.empty()) topic_field_ = in.any(options.topic_field);
  if (!options.payload.empty()) payload_ = in.any(options.payload);
  if (options.envelope) members_.emplace(in);
  message_.qos = options.qos.value_or(usual_qos);
  message_.retain = options.retain;
  message_.properties = &options.properties;
}

// With something harmless in its places.
void MqttOutgoing::check_template() const {
  const std::vector<std::string_view> values(options_.topic->places().size(), "0");
  Text text;
  options_.topic->fill(values, text);
  if (const auto problem = topic_problem(text.plain)) refuse("--topic: " + *problem);
}

const MqttClient::Outgoing& MqttOutgoing::of(const Record& record) {
  if (members_) read_envelope(record);
  if (options_.topic || topic_field_) read_topic(record);
  if (!members_ || payload_) read_payload(record);
  return message_;
}

void MqttOutgoing::read_topic(const Record& record) {
  if (topic_field_) {
    message_.topic = bytes_in(*record.raw(*topic_field_), scratch_).value_or("");
    if (const auto problem = topic_problem(message_.topic))
      refuse("topic: " + *problem);
    return;
  }
  values_.clear();
  for (const Slot place : places_) values_.push_back(*record.raw(place));
  options_.topic->fill(values_, topic_);
  for (std::size_t i = 0; i < topic_.values.size(); ++i) {
    const auto [begin, end] = topic_.values[i];
    const auto problem =
        level_problem(std::string_view(topic_.plain).substr(begin, end - begin));
    if (problem)
      refuse("topic: " + options_.topic->places()[i].field.text() + ": " + *problem);
  }
  if (topic_.plain == message_.topic) return;
  if (const auto problem = topic_problem(topic_.plain)) refuse("topic: " + *problem);
  message_.topic = topic_.plain;
}

void MqttOutgoing::read_payload(const Record& record) {
  message_.payload = payload_ ? bytes_in(*record.raw(*payload_), scratch_).value_or("")
                              : record.line();
}

void MqttOutgoing::read_envelope(const Record& record) {
  if (!options_.topic && !topic_field_) {
    const std::string_view raw = *record.raw(members_->topic);
    if (!is_string(raw)) refuse("topic is not a string");
    message_.topic = string_in(raw, scratch_);
    if (const auto problem = topic_problem(message_.topic))
      refuse("topic: " + *problem);
  }
  const MessageBytes::Read payload = members_->payload.of(record);
  if (!payload.is_there) refuse("no field payload");
  message_.payload = payload.bytes.value_or("");
  if (!options_.qos) {
    const auto qos = record.raw(members_->qos);
    message_.qos = qos ? static_cast<int>(whole_number("qos", *qos)) : usual_qos;
    if (message_.qos > 2) refuse("qos is not 0, 1 or 2");
  }
  const auto retain = record.raw(members_->retain);
  if (retain && *retain != "true" && *retain != "false")
    refuse("retain is neither true nor false");
  message_.retain = options_.retain || retain == "true";
  read_properties(record);
}

void MqttOutgoing::read_properties(const Record& record) {
  properties_ = options_.properties.copy();
  for (const auto& [identifier, slot] : members_->numbers)
    if (const auto raw = record.raw(slot))
      properties_.add_number(identifier, whole_number("a property", *raw));
  for (const auto& [identifier, slot] : members_->words)
    if (const auto raw = record.raw(slot))
      properties_.add_text(identifier, bytes_in(*raw, scratch_).value_or(""));
  if (const auto raw = record.raw(members_->correlation)) {
    properties_.add_text(MQTT_PROP_CORRELATION_DATA,
                         bytes_in(*raw, scratch_).value_or(""));
  } else if (const auto base64 = record.raw(members_->correlation_base64)) {
    std::string bytes;
    if (!append_base64_bytes(bytes, bytes_in(*base64, scratch_).value_or("")))
      refuse("correlation-data_base64 is not base64");
    properties_.add_text(MQTT_PROP_CORRELATION_DATA, bytes);
  }
  if (const auto raw = record.raw(members_->user))
    for (const MessageHeader& one : read_headers(*raw))
      properties_.add_user(one.name, one.value.value_or(""));
  message_.properties = &properties_;
}

}  // namespace weir

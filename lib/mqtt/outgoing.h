// MqttOutgoing: the message that a record asks for.
//
//   MqttOutgoing outgoing{in, {.topic = Template::parse("iot/{hostname}")}};
//   while (Record* record = in.next()) send(outgoing.of(*record));
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "message/message_bytes.h"
#include "mqtt/client.h"
#include "ndjson/stream.h"
#include "template/template.h"

namespace weir {

struct MqttOutgoingOptions {
  std::optional<Template> topic{};
  Field topic_field{};
  Field payload{};           // none: the line
  bool envelope = false;     // records are whole messages
  std::optional<int> qos{};  // none: 1, or as an envelope has it
  bool retain = false;
  MqttProperties properties{};  // of all messages
};

class MqttOutgoing {
 public:
  // Asks `in` for the fields; before its first next(). Requires: the options outlive
  // it. Throws std::invalid_argument where the topic can't be one.
  MqttOutgoing(RecordReader& in, const MqttOutgoingOptions& options);

  // Valid until the next call, or the next record. Throws std::invalid_argument,
  // saying why, where the record makes no message.
  const MqttClient::Outgoing& of(const Record& record);

 private:
  // The members of an envelope.
  struct Members {
    explicit Members(RecordReader& in);

    struct Property {
      int identifier = 0;
      Slot slot;
    };
    Slot topic, qos, retain, user, correlation, correlation_base64;
    std::vector<Property> numbers, words;
    MessageBytes payload;
  };

  void check_template() const;
  void read_topic(const Record& record);
  void read_payload(const Record& record);
  void read_envelope(const Record& record);
  void read_properties(const Record& record);

  const MqttOutgoingOptions& options_;
  std::vector<Slot> places_;
  std::optional<Slot> topic_field_, payload_;
  std::optional<Members> members_;

  MqttClient::Outgoing message_;
  MqttProperties properties_;
  Text topic_;
  std::vector<std::string_view> values_;
  std::string scratch_;
};

}  // namespace weir

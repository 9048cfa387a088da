// MqttLine: what a message is written as.
//
//   Record    {"temp":21}, or {"topic":"rooms/7","payload":21.5} where the payload is
//             no object
//   Envelope  {"topic":"rooms/7","payload":21.5,"qos":1,"retain":false,...}
//   Raw       21.5
//   Format    as a MqttFormat has it
#pragma once

#include <optional>
#include <string>

#include "message/payload.h"
#include "mqtt/client.h"
#include "mqtt/format.h"

namespace weir {

enum class MqttStyle { Record, Envelope, Raw, Format };

class MqttLine {
 public:
  // Where a terminal shows the lines, payloads can't do anything to it.
  // Requires: a format for that style.
  MqttLine(MqttStyle style, std::optional<MqttFormat> format, bool on_terminal)
      : style_{style}, format_{std::move(format)}, on_terminal_{on_terminal} {}

  // Appends the line, without its newline; how many newlines are in it.
  std::uint64_t append(std::string& out, const MqttMessage& message, Time arrival);

 private:
  void append_record(std::string& out, const MqttMessage& message);
  void append_envelope(std::string& out, const MqttMessage& message, Time arrival);
  std::uint64_t append_bytes(std::string& out, const MqttMessage& message,
                             Time arrival);

  MqttStyle style_;
  std::optional<MqttFormat> format_;
  bool on_terminal_;
  Payloads payloads_;
  std::string scratch_;
};

}  // namespace weir

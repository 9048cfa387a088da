// MqttFormat: a message as a line of text, as mosquitto_sub -F spells it.
//
//   MqttFormat format{"%t %p"};
//   format.append(out, message, now);   // rooms/7 21.5
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mqtt/client.h"

namespace weir {

class MqttFormat {
 public:
  // %t topic, %p payload, %x and %X payload in hexadecimal, %l its length, %q QoS,
  // %r 1 where retained, %m the message's number, %I the time of arrival in RFC 3339,
  // %U in seconds since 1970, %% a %; \n \t \\ as everywhere. Throws
  // std::invalid_argument for anything else.
  explicit MqttFormat(std::string_view text);

  void append(std::string& out, const MqttMessage& message, Time arrival) const;

 private:
  // What stands before a token, and the token; '\0' behind the last.
  std::vector<std::pair<std::string, char>> parts_;
};

}  // namespace weir

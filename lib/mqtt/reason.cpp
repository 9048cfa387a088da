#include "mqtt/reason.h"

#include <mosquitto.h>
#include <mqtt_protocol.h>

#include <array>
#include <cstdio>

namespace weir {

bool is_permanent(int reason) {
  switch (reason) {
  case MQTT_RC_UNSPECIFIED:
  case MQTT_RC_IMPLEMENTATION_SPECIFIC:
  case MQTT_RC_SERVER_UNAVAILABLE:
  case MQTT_RC_SERVER_BUSY:
  case MQTT_RC_SERVER_SHUTTING_DOWN:
  case MQTT_RC_KEEP_ALIVE_TIMEOUT:
  case MQTT_RC_RECEIVE_MAXIMUM_EXCEEDED:
  case MQTT_RC_MESSAGE_RATE_TOO_HIGH:
  case MQTT_RC_QUOTA_EXCEEDED:
  case MQTT_RC_ADMINISTRATIVE_ACTION:
  case MQTT_RC_USE_ANOTHER_SERVER:
  case MQTT_RC_CONNECTION_RATE_EXCEEDED:
  case MQTT_RC_MAXIMUM_CONNECT_TIME:
    return false;
  default:
    return is_failure(reason);
  }
}

std::string describe_reason(int reason) {
  std::array<char, 16> code{};
  std::snprintf(code.data(), code.size(), " (0x%02X)", static_cast<unsigned>(reason));
  std::string text = mosquitto_reason_string(reason);
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  while (text.ends_with('.')) text.pop_back();
  return text + code.data();
}

int reason_of_return_code(int code) {
  switch (code) {
  case CONNACK_ACCEPTED:
    return MQTT_RC_SUCCESS;
  case CONNACK_REFUSED_PROTOCOL_VERSION:
    return MQTT_RC_UNSUPPORTED_PROTOCOL_VERSION;
  case CONNACK_REFUSED_IDENTIFIER_REJECTED:
    return MQTT_RC_CLIENTID_NOT_VALID;
  case CONNACK_REFUSED_SERVER_UNAVAILABLE:
    return MQTT_RC_SERVER_UNAVAILABLE;
  case CONNACK_REFUSED_BAD_USERNAME_PASSWORD:
    return MQTT_RC_BAD_USERNAME_OR_PASSWORD;
  case CONNACK_REFUSED_NOT_AUTHORIZED:
    return MQTT_RC_NOT_AUTHORIZED;
  default:
    return code < MQTT_RC_UNSPECIFIED ? MQTT_RC_UNSPECIFIED : code;
  }
}

}  // namespace weir

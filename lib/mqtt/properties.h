// MqttProperties: what MQTT 5 lets a packet carry beside its content.
//
//   MqttProperties properties;
//   properties.add(MqttPacket::Publish, {"content-type", "text/plain"});
//   properties.add(MqttPacket::Publish, {"user-property", "room", "7"});
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "message/payload.h"

struct mqtt5__property;  // NOLINT(bugprone-reserved-identifier): mosquitto_property

namespace weir {

enum class MqttPacket { Connect, Publish, Subscribe, Unsubscribe, Disconnect, Will };

// "connect", "publish" and so on. Throws std::invalid_argument for anything else.
MqttPacket parse_mqtt_packet(std::string_view name);

class MqttProperties {
 public:
  MqttProperties() = default;
  ~MqttProperties();
  MqttProperties(MqttProperties&& other) noexcept
      : list_{std::exchange(other.list_, nullptr)} {}
  MqttProperties& operator=(MqttProperties&& other) noexcept {
    std::swap(list_, other.list_);
    return *this;
  }

  // Adds what `words` say, a name and its value, or two for a user-property. Throws
  // std::invalid_argument, saying why, where such a packet has no such property, or
  // it is one that isn't for us to set.
  void add(MqttPacket packet, std::span<const std::string> words);

  // The same for a property by its number in the standard; binary where it is.
  void add_number(int identifier, std::uint32_t value);
  void add_text(int identifier, std::string_view bytes);
  void add_user(std::string_view name, std::string_view value);

  void clear();
  MqttProperties copy() const;

  const mqtt5__property* list() const { return list_; }
  bool empty() const { return list_ == nullptr; }

 private:
  mqtt5__property* list_ = nullptr;
};

// Appends the properties of a message that came as a JSON object:
// {"content-type":"text/plain","user":[["room","7"]]}.
void append_properties(std::string& out, const mqtt5__property* list,
                       Payloads& payloads);

}  // namespace weir

#include "mqtt/properties.h"

#include <mosquitto.h>
#include <mqtt_protocol.h>

#include <array>
#include <charconv>
#include <cstdlib>
#include <memory>
#include <new>
#include <optional>
#include <stdexcept>
#include <vector>

#include "message/headers.h"
#include "ndjson/text.h"

namespace weir {
namespace {

struct PacketName {
  std::string_view name;
  MqttPacket packet;
  int command;
};

constexpr std::array<PacketName, 6> packets{
    {{"connect", MqttPacket::Connect, CMD_CONNECT},
     {"publish", MqttPacket::Publish, CMD_PUBLISH},
     {"subscribe", MqttPacket::Subscribe, CMD_SUBSCRIBE},
     {"unsubscribe", MqttPacket::Unsubscribe, CMD_UNSUBSCRIBE},
     {"disconnect", MqttPacket::Disconnect, CMD_DISCONNECT},
     {"will", MqttPacket::Will, CMD_WILL}}};

const PacketName& named(MqttPacket packet) {
  for (const PacketName& entry : packets)
    if (entry.packet == packet) return entry;
  return packets.front();
}

void check(int result) {
  if (result == MOSQ_ERR_NOMEM) throw std::bad_alloc();
  if (result != MOSQ_ERR_SUCCESS)
    throw std::invalid_argument(mosquitto_strerror(result));
}

std::optional<std::uint32_t> whole_number(const std::string& text) {
  std::uint32_t value = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || rest != end) return std::nullopt;
  return value;
}

std::uint32_t largest(int type) {
  switch (type) {
  case MQTT_PROP_TYPE_BYTE:
    return UINT8_MAX;
  case MQTT_PROP_TYPE_INT16:
    return UINT16_MAX;
  case MQTT_PROP_TYPE_VARINT:
    return 268'435'455;
  default:
    return UINT32_MAX;
  }
}

int type_of(int identifier) {
  int same = 0, type = 0;
  mosquitto_string_to_property_info(mosquitto_property_identifier_to_string(identifier),
                                    &same, &type);
  return type;
}

// A string that the library has allocated.
struct Freed {
  void operator()(void* memory) const {
    std::free(memory);  // NOLINT(cppcoreguidelines-no-malloc): as its manual says
  }
};
using LibraryBytes = std::unique_ptr<void, Freed>;

void append_name(std::string& out, int identifier) {
  append_json_string(out, mosquitto_property_identifier_to_string(identifier));
  out.push_back(':');
}

void append_number(std::string& out, const mosquitto_property* property) {
  const int identifier = mosquitto_property_identifier(property);
  std::uint8_t byte = 0;
  std::uint16_t small = 0;
  std::uint32_t value = 0;
  switch (type_of(identifier)) {
  case MQTT_PROP_TYPE_BYTE:
    mosquitto_property_read_byte(property, identifier, &byte, false);
    value = byte;
    break;
  case MQTT_PROP_TYPE_INT16:
    mosquitto_property_read_int16(property, identifier, &small, false);
    value = small;
    break;
  case MQTT_PROP_TYPE_INT32:
    mosquitto_property_read_int32(property, identifier, &value, false);
    break;
  default:
    mosquitto_property_read_varint(property, identifier, &value, false);
  }
  append_name(out, identifier);
  append_json_number(out, std::uint64_t{value});
}

void append_binary(std::string& out, const mosquitto_property* property,
                   Payloads& payloads) {
  const int identifier = mosquitto_property_identifier(property);
  void* bytes = nullptr;
  std::uint16_t size = 0;
  mosquitto_property_read_binary(property, identifier, &bytes, &size, false);
  const LibraryBytes owner{bytes};
  payloads.append_exact_member(out, mosquitto_property_identifier_to_string(identifier),
                               {static_cast<const char*>(bytes), size});
}

void append_text(std::string& out, const mosquitto_property* property) {
  const int identifier = mosquitto_property_identifier(property);
  char* text = nullptr;
  mosquitto_property_read_string(property, identifier, &text, false);
  const LibraryBytes owner{text};
  append_name(out, identifier);
  append_json_string(out, text == nullptr ? "" : text);
}

MessageHeader user_property(const mosquitto_property* property) {
  char* name = nullptr;
  char* value = nullptr;
  mosquitto_property_read_string_pair(property, MQTT_PROP_USER_PROPERTY, &name, &value,
                                      false);
  const LibraryBytes name_owner{name}, value_owner{value};
  return {name == nullptr ? "" : name, value == nullptr ? "" : value};
}

}  // namespace

MqttPacket parse_mqtt_packet(std::string_view name) {
  for (const PacketName& entry : packets)
    if (entry.name == name) return entry.packet;
  throw std::invalid_argument(
      "a packet is connect, publish, subscribe, unsubscribe, disconnect or will, not " +
      std::string(name));
}

MqttProperties::~MqttProperties() { mosquitto_property_free_all(&list_); }

void MqttProperties::clear() { mosquitto_property_free_all(&list_); }

MqttProperties MqttProperties::copy() const {
  MqttProperties result;
  if (list_ != nullptr) check(mosquitto_property_copy_all(&result.list_, list_));
  return result;
}

void MqttProperties::add(MqttPacket packet, std::span<const std::string> words) {
  const PacketName& target = named(packet);
  const std::string& name = words.front();
  int identifier = 0, type = 0;
  if (mosquitto_string_to_property_info(name.c_str(), &identifier, &type) !=
      MOSQ_ERR_SUCCESS)
    throw std::invalid_argument("there is no property " + name);
  if (mosquitto_property_check_command(target.command, identifier) != MOSQ_ERR_SUCCESS)
    throw std::invalid_argument(std::string(target.name) + " has no property " + name);
  if (identifier == MQTT_PROP_TOPIC_ALIAS ||
      identifier == MQTT_PROP_TOPIC_ALIAS_MAXIMUM)
    throw std::invalid_argument("there are no aliases of topics here");
  const std::size_t values = type == MQTT_PROP_TYPE_STRING_PAIR ? 2 : 1;
  if (words.size() != 1 + values)
    throw std::invalid_argument(
        name + (values == 1 ? " has one value" : " has a name and a value"));
  if (type == MQTT_PROP_TYPE_STRING_PAIR) return add_user(words[1], words[2]);
  if (type == MQTT_PROP_TYPE_STRING || type == MQTT_PROP_TYPE_BINARY)
    return add_text(identifier, words[1]);
  const auto number = whole_number(words[1]);
  if (!number || *number > largest(type))
    throw std::invalid_argument(name + " is a whole number up to " +
                                std::to_string(largest(type)));
  add_number(identifier, *number);
}

void MqttProperties::add_number(int identifier, std::uint32_t value) {
  switch (type_of(identifier)) {
  case MQTT_PROP_TYPE_BYTE:
    return check(mosquitto_property_add_byte(&list_, identifier,
                                             static_cast<std::uint8_t>(value)));
  case MQTT_PROP_TYPE_INT16:
    return check(mosquitto_property_add_int16(&list_, identifier,
                                              static_cast<std::uint16_t>(value)));
  case MQTT_PROP_TYPE_INT32:
    return check(mosquitto_property_add_int32(&list_, identifier, value));
  default:
    return check(mosquitto_property_add_varint(&list_, identifier, value));
  }
}

void MqttProperties::add_text(int identifier, std::string_view bytes) {
  if (bytes.size() > UINT16_MAX)
    throw std::invalid_argument("a property has more than 65535 bytes");
  if (type_of(identifier) == MQTT_PROP_TYPE_BINARY)
    return check(mosquitto_property_add_binary(
        &list_, identifier, bytes.data(), static_cast<std::uint16_t>(bytes.size())));
  if (bytes.find('\0') != bytes.npos)
    throw std::invalid_argument("a property has a NUL in it");
  check(mosquitto_property_add_string(&list_, identifier, std::string(bytes).c_str()));
}

void MqttProperties::add_user(std::string_view name, std::string_view value) {
  if (name.find('\0') != name.npos || value.find('\0') != value.npos)
    throw std::invalid_argument("a property has a NUL in it");
  check(mosquitto_property_add_string_pair(&list_, MQTT_PROP_USER_PROPERTY,
                                           std::string(name).c_str(),
                                           std::string(value).c_str()));
}

void append_properties(std::string& out, const mqtt5__property* list,
                       Payloads& payloads) {
  std::vector<MessageHeader> user;
  out.push_back('{');
  const std::size_t begin = out.size();
  for (; list != nullptr; list = mosquitto_property_next(list)) {
    const int type = type_of(mosquitto_property_identifier(list));
    if (type == MQTT_PROP_TYPE_STRING_PAIR) {
      user.push_back(user_property(list));
      continue;
    }
    if (out.size() > begin) out.push_back(',');
    if (type == MQTT_PROP_TYPE_BINARY)
      append_binary(out, list, payloads);
    else if (type == MQTT_PROP_TYPE_STRING)
      append_text(out, list);
    else
      append_number(out, list);
  }
  if (!user.empty()) {
    if (out.size() > begin) out.push_back(',');
    out.append(R"("user":)");
    append_headers(out, user);
  }
  out.push_back('}');
}

}  // namespace weir

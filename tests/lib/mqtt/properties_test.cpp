#include "mqtt/properties.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <vector>

using weir::MqttPacket;
using weir::MqttProperties;
using weir::Payloads;

namespace {

std::string told(const MqttProperties& properties) {
  Payloads payloads;
  std::string out;
  append_properties(out, properties.list(), payloads);
  return out;
}

std::string added(MqttPacket packet, const std::vector<std::string>& words) {
  MqttProperties properties;
  properties.add(packet, words);
  return told(properties);
}

TEST_CASE("MqttProperties: each is told as what it is") {
  MqttProperties properties;
  const MqttPacket packet = MqttPacket::Publish;
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"payload-format-indicator", "1"},
                                             {"message-expiry-interval", "4294967295"},
                                             {"content-type", "text/\"plain\""},
                                             {"user-property", "room", "7"},
                                             {"correlation-data", "\xFF\xFE"},
                                             {"user-property", "room", ""}})
    properties.add(packet, words);
  CHECK(told(properties) ==
        R"({"payload-format-indicator":1,"message-expiry-interval":4294967295,)"
        R"("content-type":"text/\"plain\"","correlation-data_base64":"//4=",)"
        R"("user":[["room","7"],["room",""]]})");
  CHECK(told(properties.copy()) == told(properties));
  properties.clear();
  CHECK(told(properties) == "{}");
}

TEST_CASE("MqttProperties: a packet has only its own") {
  CHECK(added(MqttPacket::Will, {"will-delay-interval", "5"}) ==
        R"({"will-delay-interval":5})");
  CHECK_THROWS_WITH(added(MqttPacket::Publish, {"will-delay-interval", "5"}),
                    "publish has no property will-delay-interval");
  CHECK_THROWS_WITH(added(MqttPacket::Publish, {"colour", "5"}),
                    "there is no property colour");
  CHECK_THROWS_AS(added(MqttPacket::Publish, {"topic-alias", "5"}),
                  std::invalid_argument);
}

TEST_CASE("MqttProperties: a number fits its size") {
  CHECK(added(MqttPacket::Connect, {"receive-maximum", "65535"}) ==
        R"({"receive-maximum":65535})");
  for (const char* bad : {"65536", "-1", "1.5", "", "x"})
    CHECK_THROWS_AS(added(MqttPacket::Connect, {"receive-maximum", bad}),
                    std::invalid_argument);
}

TEST_CASE("MqttProperties: so many values as it has") {
  CHECK_THROWS_AS(added(MqttPacket::Publish, {"content-type", "a", "b"}),
                  std::invalid_argument);
  CHECK_THROWS_AS(added(MqttPacket::Publish, {"user-property", "a"}),
                  std::invalid_argument);
}

TEST_CASE("MqttProperties: text with a NUL, or too much of it, is refused") {
  MqttProperties properties;
  CHECK_THROWS_AS(properties.add_text(3, std::string_view("a\0b", 3)),
                  std::invalid_argument);
  CHECK_THROWS_AS(properties.add_text(3, std::string(65536, 'a')),
                  std::invalid_argument);
  CHECK_THROWS_AS(properties.add_user("a", std::string_view("\0", 1)),
                  std::invalid_argument);
}

TEST_CASE("parse_mqtt_packet(): by its name") {
  CHECK(weir::parse_mqtt_packet("will") == MqttPacket::Will);
  CHECK_THROWS_AS(weir::parse_mqtt_packet("suback"), std::invalid_argument);
}

}  // namespace

#include "mqtt/broker.h"

#include <doctest/doctest.h>

#include <stdexcept>

using weir::MqttUrl;
using weir::parse_mqtt_url;

namespace {

TEST_CASE("MqttUrl: host, port, user and topic") {
  const MqttUrl url = parse_mqtt_url("mqtt://doc@broker.test:1884/rooms/7");
  CHECK(url.broker.host == "broker.test");
  CHECK(url.broker.port == 1884);
  CHECK_FALSE(url.broker.tls);
  CHECK(url.username == "doc");
  CHECK(url.topic == "rooms/7");
}

TEST_CASE("MqttUrl: the port is the protocol's, where there is none") {
  CHECK(parse_mqtt_url("mqtt://a").broker.effective_port() == 1883);
  CHECK(parse_mqtt_url("mqtts://a/").broker.effective_port() == 8883);
}

TEST_CASE("MqttUrl: an address of IPv6 stands in brackets") {
  const MqttUrl url = parse_mqtt_url("mqtts://[::1]:8884/a:b");
  CHECK(url.broker.host == "::1");
  CHECK(url.broker.port == 8884);
  CHECK(url.broker.address() == "[::1]:8884");
  CHECK(url.topic == "a:b");
}

TEST_CASE("MqttUrl: what it isn't") {
  CHECK_THROWS_AS(parse_mqtt_url("http://a"), std::invalid_argument);
  CHECK_THROWS_AS(parse_mqtt_url("mqtt://"), std::invalid_argument);
  CHECK_THROWS_AS(parse_mqtt_url("mqtt://a:"), std::invalid_argument);
  CHECK_THROWS_AS(parse_mqtt_url("mqtt://a:70000"), std::invalid_argument);
  CHECK_THROWS_AS(parse_mqtt_url("mqtt://a:0"), std::invalid_argument);
  CHECK_THROWS_AS(parse_mqtt_url("mqtt://[::1"), std::invalid_argument);
}

TEST_CASE("MqttUrl: a password is refused, and not quoted") {
  CHECK_THROWS_WITH(
      parse_mqtt_url("mqtt://doc:secret@a"),
      "the URL has a password in it; --password-file is the place for that");
}

}  // namespace

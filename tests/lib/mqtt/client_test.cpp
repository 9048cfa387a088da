#include "mqtt/client.h"

#include <doctest/doctest.h>

#include <stdexcept>

using weir::MqttClient;
using weir::MqttSettings;
using weir::MqttVersion;

namespace {

struct Deaf : weir::MqttListener {
  void on_greeting(int, bool) override {}
  void on_message(const weir::MqttMessage&) override {}
  void on_subscribed(int, std::span<const int>) override {}
  void on_acknowledged(int, int) override {}
  void on_closed(int) override {}
};

MqttSettings plain() {
  MqttSettings settings;
  settings.id = "weir-test";
  return settings;
}

void make(const MqttSettings& settings) {
  Deaf listener;
  MqttClient{settings, MqttVersion::V5, listener};
}

TEST_CASE("MqttClient: it isn't connected yet") {
  Deaf listener;
  const MqttSettings settings = plain();
  const MqttClient client{settings, MqttVersion::V5, listener};
  CHECK(client.descriptor() < 0);
  CHECK_FALSE(client.wants_write());
}

TEST_CASE("MqttClient: settings that won't do are refused") {
  MqttSettings settings = plain();
  CHECK_NOTHROW(make(settings));
  SUBCASE("an id that isn't UTF-8") { settings.id = "\xFF"; }
  SUBCASE("a file that isn't there") {
    settings.broker.tls = true;
    settings.tls.ca_file = "/nowhere.pem";
  }
  SUBCASE("a key that isn't hexadecimal") {
    settings.broker.tls = true;
    settings.tls.psk = "secret";
    settings.tls.psk_identity = "doc";
  }
  CHECK_THROWS_AS(make(settings), std::invalid_argument);
}

TEST_CASE("MqttClient: a property that can't be is told of, for good") {
  Deaf listener;
  MqttSettings settings = plain();
  settings.session = weir::MqttSession::Run;
  settings.connect.add_number(17, 5);  // a session's expiry, which it has already
  MqttClient client{settings, MqttVersion::V5, listener};
  const auto problem = client.connect();
  REQUIRE(problem.has_value());
  CHECK(problem->permanent);
}

TEST_CASE("mqtt_library(): says which it is") {
  CHECK(weir::mqtt_library().starts_with("libmosquitto 2."));
}

}  // namespace

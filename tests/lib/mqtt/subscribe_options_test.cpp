#include "mqtt/subscribe_options.h"

#include <doctest/doctest.h>

#include <stdexcept>

using weir::make_options;
using weir::MqttSession;
using weir::MqttStyle;
using weir::SubscribeOptions;

namespace {

SubscribeOptions read(const std::string& line) {
  weir::App app{"mqtt-cat", "", ""};
  weir::SubscribeCommand command;
  bind(app, command);
  app.parse(line);
  return make_options(command);
}

TEST_CASE("SubscribeOptions: topics, each with its QoS, of which the last holds on") {
  const auto options = read("-t a -t b/# -t c -q 2 -q 1");
  REQUIRE(options.subscriptions.size() == 3);
  CHECK(options.subscriptions[0].filter == "a");
  CHECK(options.subscriptions[0].qos == 2);
  CHECK(options.subscriptions[1].qos == 1);
  CHECK(options.subscriptions[2].qos == 1);
  CHECK(read("-t a").subscriptions[0].qos == 0);
  CHECK_THROWS_AS(read("-t a -q 3"), CLI::Error);
}

TEST_CASE("SubscribeOptions: the URL has a topic too") {
  CHECK(read("-L mqtt://h/a/b").subscriptions[0].filter == "a/b");
  CHECK(read("-L mqtt://h/a -t b").subscriptions.size() == 2);
  CHECK_THROWS_AS(read("-L mqtt://h"), std::invalid_argument);
}

TEST_CASE("SubscribeOptions: a group shares each topic") {
  CHECK(read("-t a/# --share g").subscriptions[0].filter == "$share/g/a/#");
  CHECK_THROWS_AS(read("-t a --share g/h/+/#/"), std::invalid_argument);
}

TEST_CASE("SubscribeOptions: a filter that can't be is refused") {
  CHECK_THROWS_AS(read("-t a#"), std::invalid_argument);
  CHECK_THROWS_AS(read("-t a -T b#"), std::invalid_argument);
}

TEST_CASE("SubscribeOptions: one form of output") {
  CHECK(read("-t a").style == MqttStyle::Record);
  CHECK(read("-t a --envelope").style == MqttStyle::Envelope);
  CHECK(read("-t a --raw").style == MqttStyle::Raw);
  CHECK(read("-t a -F %t").style == MqttStyle::Format);
  CHECK_THROWS_AS(read("-t a -F %z"), std::invalid_argument);
  CHECK_THROWS_AS(read("-t a --raw --envelope"), std::invalid_argument);
  CHECK_THROWS_AS(read("-t a -R --retained-only"), std::invalid_argument);
}

TEST_CASE(
    "SubscribeOptions: at QoS 0, or in a group, the broker has nothing to remember") {
  CHECK(read("-t a").settings.session == MqttSession::Connection);
  CHECK(read("-t a -q 1").settings.session == MqttSession::Run);
  CHECK(read("-t a -q 1 --share g").settings.session == MqttSession::Connection);
  CHECK(read("-t a -c -i x").settings.session == MqttSession::Persistent);
}

TEST_CASE("SubscribeOptions: messages on their way are few, but at QoS 2") {
  CHECK(read("-t a -q 1").settings.receive_maximum == 1000);
  CHECK(read("-t a -q 1 -q 2 -t b").settings.receive_maximum == 65535);
}

}  // namespace

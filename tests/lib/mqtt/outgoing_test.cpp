#include "mqtt/outgoing.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "support/memory_file.h"

using weir::Field;
using weir::MemoryFile;
using weir::MqttOutgoing;
using weir::MqttOutgoingOptions;
using weir::Payloads;
using weir::RecordReader;
using weir::Template;

namespace {

// The message of one record as text: topic, payload, QoS, and what else there is.
std::string sent(const MqttOutgoingOptions& options, const std::string& line) {
  MemoryFile file{line + "\n"};
  RecordReader in{file.fd(), nullptr, {}};
  MqttOutgoing outgoing{in, options};
  const weir::Record* record = in.next();
  REQUIRE(record != nullptr);
  const auto& message = outgoing.of(*record);
  std::string out = message.topic + " " + std::string(message.payload) + " " +
                    std::to_string(message.qos);
  if (message.retain) out += " retained";
  if (message.properties->empty()) return out;
  Payloads payloads;
  append_properties(out += " ", message.properties->list(), payloads);
  return out;
}

std::string problem(const MqttOutgoingOptions& options, const std::string& line) {
  try {
    return sent(options, line);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
}

MqttOutgoingOptions to(const char* topic) {
  MqttOutgoingOptions options;
  options.topic = Template::parse(topic);
  return options;
}

TEST_CASE("MqttOutgoing: the line goes to a topic made of its fields") {
  CHECK(sent(to("iot/{host}/{cpu}"), R"({"cpu": 1, "host":"doc"})") ==
        R"(iot/doc/1 {"cpu": 1, "host":"doc"} 1)");
}

TEST_CASE("MqttOutgoing: a field begins no level, and makes no wildcard") {
  CHECK(problem(to("iot/{h}"), R"({"h":"a/b"})") == "topic: h: it has a / in it");
  CHECK(problem(to("iot/{h}"), R"({"h":"#"})") == "topic: h: it has a # in it");
  CHECK(problem(to("iot/{h}"), R"({"h":"a\u0000"})") == "topic: h: it has a NUL in it");
  CHECK(problem(to("iot/{h}"), R"({"h":""})") == "topic: h: it is empty");
}

TEST_CASE("MqttOutgoing: a template that can't be a topic is refused at once") {
  CHECK(problem(to("iot/+"), "{}") == "--topic: it has a + in it");
}

TEST_CASE("MqttOutgoing: a field can hold the whole topic, or the payload") {
  MqttOutgoingOptions options;
  options.topic_field = Field::parse("to");
  options.payload = Field::parse("what");
  options.retain = true;
  options.qos = 0;
  CHECK(sent(options, R"({"to":"a/b","what":"x\ny"})") == "a/b x\ny 0 retained");
  CHECK(sent(options, R"({"to":"a/b","what":{"c": 1}})") ==
        R"(a/b {"c": 1} 0 retained)");
  CHECK(problem(options, R"({"to":"a/#","what":1})") == "topic: it has a # in it");
}

TEST_CASE("MqttOutgoing: properties go with each message") {
  MqttOutgoingOptions options = to("a");
  options.properties.add_user("k", "v");
  CHECK(sent(options, "{}") == R"(a {} 1 {"user":[["k","v"]]})");
}

TEST_CASE("MqttOutgoing: an envelope is the message itself") {
  MqttOutgoingOptions options;
  options.envelope = true;
  CHECK(sent(options, R"({"topic":"a","payload":{"b": 1},"qos":2,"retain":true})") ==
        R"(a {"b": 1} 2 retained)");
  CHECK(sent(options, R"({"topic":"a","payload_base64":"//4="})") == "a \xFF\xFE 1");
  CHECK(sent(options, R"({"topic":"a","payload":""})") == "a  1");
  CHECK(sent(options, R"({"topic":"a","payload":null})") == "a  1");
}

TEST_CASE("MqttOutgoing: properties of an envelope come back") {
  MqttOutgoingOptions options;
  options.envelope = true;
  const std::string properties =
      R"({"payload-format-indicator":1,"message-expiry-interval":60,)"
      R"("content-type":"t","response-topic":"r","correlation-data":"c",)"
      R"("user":[["k","v"],["k","w"]]})";
  CHECK(sent(options, R"({"topic":"a","payload":1,"properties":)" + properties + "}") ==
        "a 1 1 " + properties);
  const std::string binary = R"({"correlation-data_base64":"//4="})";
  CHECK(sent(options, R"({"topic":"a","payload":1,"properties":)" + binary + "}") ==
        "a 1 1 " + binary);
}

TEST_CASE("MqttOutgoing: an envelope that makes no message is told of") {
  MqttOutgoingOptions options;
  options.envelope = true;
  CHECK(problem(options, R"({"topic":1,"payload":1})") == "topic is not a string");
  CHECK(problem(options, R"({"topic":"a"})") == "no field payload");
  CHECK(problem(options, R"({"topic":"a","payload":1,"qos":3})") ==
        "qos is not 0, 1 or 2");
  CHECK(problem(options, R"({"topic":"a","payload":1,"qos":"x"})") ==
        "qos is not a whole number");
  CHECK(problem(options, R"({"topic":"a","payload":1,"retain":1})") ==
        "retain is neither true nor false");
}

TEST_CASE("MqttOutgoing: an envelope can go to another topic, at another QoS") {
  MqttOutgoingOptions options = to("copies");
  options.envelope = true;
  options.qos = 0;
  CHECK(sent(options, R"({"topic":"a","payload":1,"qos":2})") == "copies 1 0");
}

}  // namespace

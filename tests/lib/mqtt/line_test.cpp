#include "mqtt/line.h"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using weir::MqttFormat;
using weir::MqttLine;
using weir::MqttMessage;
using weir::MqttStyle;

namespace {

constexpr weir::Time arrival{1'700'000'000s + 250ms + 1us};

std::string line(MqttStyle style, const MqttMessage& message,
                 bool on_terminal = false) {
  MqttLine lines{style, std::nullopt, on_terminal};
  std::string out;
  lines.append(out, message, arrival);
  return out;
}

MqttMessage with(std::string_view payload) {
  return {"a/b", payload, 0, false, 0, nullptr};
}

TEST_CASE("MqttLine: an object is the record itself, all else is told of") {
  CHECK(line(MqttStyle::Record, with("{\"t\":\n21}")) == R"({"t": 21})");
  CHECK(line(MqttStyle::Record, with("21")) == R"({"topic":"a/b","payload":21})");
  CHECK(line(MqttStyle::Record, with("21 C")) == R"({"topic":"a/b","payload":"21 C"})");
  CHECK(line(MqttStyle::Record, with("")) == R"({"topic":"a/b","payload":""})");
  CHECK(line(MqttStyle::Record, with(std::string_view("\xFF\xFE\0ab", 5))) ==
        R"({"topic":"a/b","payload_base64":"//4AYWI="})");
}

TEST_CASE("MqttLine: a payload can't pass for a control line") {
  CHECK(line(MqttStyle::Record, with(R"({"#weir":{}})")) ==
        R"({"topic":"a/b","payload":{"#weir":{}}})");
}

TEST_CASE("MqttLine: an envelope tells everything") {
  const MqttMessage message{"a/\"b", "21.50", 1, true, 7, nullptr};
  CHECK(line(MqttStyle::Envelope, message) ==
        R"({"topic":"a/\"b","payload":21.50,"qos":1,"retain":true,)"
        R"("timestamp":1700000000250,"mid":7})");
  weir::MqttProperties properties;
  properties.add_user("k", "v");
  const MqttMessage more{"a", "x", 0, false, 0, properties.list()};
  CHECK(line(MqttStyle::Envelope, more) ==
        R"({"topic":"a","payload":"x","qos":0,"retain":false,)"
        R"("timestamp":1700000000250,"properties":{"user":[["k","v"]]}})");
}

TEST_CASE("MqttLine: raw is the payload, unless it would go to a terminal") {
  CHECK(line(MqttStyle::Raw, with("\033[2J\xFFy")) == "\033[2J\xFFy");
  CHECK(line(MqttStyle::Raw, with("\033[2J\xFFy"), true) == "\\x1b[2J\\xffy");
}

TEST_CASE(
    "MqttLine: JSON can't do anything to a terminal, and elsewhere is as it came") {
  const MqttMessage message = with(
      "{\"a\x7F\":\"\xC2\x9B"
      "2J\"}");
  CHECK(line(MqttStyle::Record, message) == message.payload);
  CHECK(line(MqttStyle::Record, message, true) == R"({"a\u007f":"\u009b2J"})");
  CHECK(line(MqttStyle::Envelope, message, true)
            .starts_with(R"({"topic":"a/b","payload":{"a\u007f":"\u009b2J"},)"));
}

TEST_CASE("MqttLine: newlines in it are counted") {
  MqttLine lines{MqttStyle::Raw, std::nullopt, false};
  std::string out;
  CHECK(lines.append(out, with("a\nb\n"), arrival) == 2);
  MqttLine formatted{MqttStyle::Format, MqttFormat{"%t\\n%p"}, false};
  CHECK(formatted.append(out, with("a"), arrival) == 1);
}

}  // namespace

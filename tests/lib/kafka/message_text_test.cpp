#include "kafka/message_text.h"

#include <doctest/doctest.h>

using namespace weir;

namespace {

using Form = MessageText::Form;

KafkaMessage message(std::optional<std::string_view> payload) {
  KafkaMessage message;
  message.topic = "cpu";
  message.partition = 2;
  message.offset = 41;
  message.timestamp = 1700000000000;
  message.timestamp_type = TimestampType::Create;
  message.payload = payload;
  return message;
}

std::string written(Form form, const KafkaMessage& of, bool on_terminal = false) {
  std::string out;
  MessageText{form, on_terminal}.append(out, of);
  return out;
}

TEST_CASE("MessageText: a payload that is an object is the record, on one line") {
  CHECK(written(Form::Record, message(" {\"a\":\n1} ")) == "{\"a\": 1}\n");
}

TEST_CASE("MessageText: any other payload is told with its topic") {
  CHECK(written(Form::Record, message("21.5 C")) ==
        "{\"topic\":\"cpu\",\"payload\":\"21.5 C\"}\n");
  CHECK(written(Form::Record, message("[1]")) ==
        "{\"topic\":\"cpu\",\"payload\":[1]}\n");
  CHECK(written(Form::Record, message("\xFF\xFE")) ==
        "{\"topic\":\"cpu\",\"payload_base64\":\"//4=\"}\n");
}

TEST_CASE("MessageText: a control line in a payload isn't let out") {
  CHECK(written(Form::Record, message(R"({"#weir":{}})")) ==
        "{\"topic\":\"cpu\",\"payload\":{\"#weir\":{}}}\n");
}

TEST_CASE("MessageText: a tombstone isn't an empty payload") {
  CHECK(written(Form::Record, message(std::nullopt)) ==
        "{\"topic\":\"cpu\",\"payload\":null}\n");
  CHECK(written(Form::Record, message("")) == "{\"topic\":\"cpu\",\"payload\":\"\"}\n");
}

TEST_CASE("MessageText: an envelope tells all there is") {
  KafkaMessage full = message("{\"a\":1}");
  full.key = "doc";
  full.headers = {{"h", "1"}, {"h", std::nullopt}};
  CHECK(written(Form::Envelope, full) ==
        R"({"topic":"cpu","partition":2,"offset":41,"timestamp":1700000000000,)"
        R"("timestamp_type":"create","key":"doc","headers":[["h","1"],["h",null]],)"
        "\"payload\":{\"a\":1}}\n");
}

TEST_CASE("MessageText: an envelope tells apart what is null, empty and binary") {
  KafkaMessage full = message(std::nullopt);
  full.key = "\xFF";
  full.timestamp_type = TimestampType::LogAppend;
  CHECK(written(Form::Envelope, full) ==
        R"({"topic":"cpu","partition":2,"offset":41,"timestamp":1700000000000,)"
        R"("timestamp_type":"log-append","key_base64":"/w==","headers":[],)"
        "\"payload\":null}\n");
  full.key = "";
  full.timestamp_type = TimestampType::None;
  full.payload = "null";
  CHECK(written(Form::Envelope, full) ==
        R"({"topic":"cpu","partition":2,"offset":41,"timestamp":null,)"
        R"("timestamp_type":null,"key":"","headers":[],"payload":"null"})"
        "\n");
}

TEST_CASE("MessageText: JSON can't do anything to a terminal") {
  const KafkaMessage of = message(
      "{\"a\x7F\":\"\xC2\x9B"
      "2J\"}");
  CHECK(written(Form::Record, of) ==
        "{\"a\x7F\":\"\xC2\x9B"
        "2J\"}\n");
  CHECK(written(Form::Record, of, true) == "{\"a\\u007f\":\"\\u009b2J\"}\n");
  CHECK(written(Form::Envelope, of, true).find(R"("payload":{"a\u007f":"\u009b2J"})") !=
        std::string::npos);
}

TEST_CASE("MessageText: raw is the bytes and a newline, a format neither") {
  CHECK(written(Form::Raw, message("\xFF\n")) == "\xFF\n\n");
  std::string out;
  MessageText{MessageFormat::parse("%s;"), false}.append(out, message("a"));
  CHECK(out == "a;");
}

TEST_CASE("MessageText: what a message holds does nothing to a terminal") {
  CHECK(written(Form::Raw, message("\033[2J\xFF"), true) == "\\x1b[2J\\xff\n");
  std::string out;
  MessageText{MessageFormat::parse("%s;"), true}.append(out, message("\033"));
  CHECK(out == "\\x1b;");
}

TEST_CASE("MessageText: knows whether it tells of headers") {
  CHECK(MessageText{Form::Envelope, false}.has_headers());
  CHECK_FALSE(MessageText{Form::Record, false}.has_headers());
  CHECK(MessageText{MessageFormat::parse("%h"), false}.has_headers());
}

}  // namespace

#include "kafka/outgoing.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "support/memory_file.h"

using namespace weir;

namespace {

struct Reading {
  Reading(std::string_view line, const KafkaOutgoingOptions& options)
      : file{line}, outgoing{in, options} {}
  const KafkaOutgoingMessage& message() { return outgoing.of(*in.next()); }

  MemoryFile file;
  StreamOptions stream;
  RecordReader in{file.fd(), nullptr, stream};
  KafkaOutgoing outgoing;
};

KafkaOutgoingOptions to(const char* topic) {
  KafkaOutgoingOptions options;
  options.topic = Template::parse(topic);
  return options;
}

TEST_CASE("KafkaOutgoing: the line is the payload, as it came") {
  Reading reading{"{ \"a\" : 1.0 }\n", to("cpu")};
  const KafkaOutgoingMessage& message = reading.message();
  CHECK(message.topic == "cpu");
  CHECK(message.payload == "{ \"a\" : 1.0 }");
  CHECK(message.partition == -1);
  CHECK_FALSE(message.key.has_value());
  CHECK_FALSE(message.timestamp.has_value());
}

TEST_CASE("KafkaOutgoing: a topic is filled from the record") {
  Reading reading{R"({"host":"doc","cpu":4})", to("cpu-{host}.{cpu}")};
  CHECK(reading.message().topic == "cpu-doc.4");
}

TEST_CASE("KafkaOutgoing: what no topic can be called is refused") {
  for (const char* line : {R"({"host":"a/b"})", R"({"host":""})", R"({"host":".."})"}) {
    Reading reading{line, to("{host}")};
    CHECK_THROWS_AS(reading.message(), std::invalid_argument);
  }
}

TEST_CASE("KafkaOutgoing: fields are what they say, or how they are spelled") {
  KafkaOutgoingOptions options = to("cpu");
  options.payload = Field::parse("p");
  options.key_field = Field::parse("k");
  options.timestamp = Field::parse("t");
  Reading text{R"({"p":"a\n","k":"b","t":"2023-11-14T22:13:20Z"})", options};
  CHECK(text.message().payload == "a\n");
  Reading json{R"({"p":{"a": 1},"k":12,"t":1700000000})", options};
  const KafkaOutgoingMessage& message = json.message();
  CHECK(message.payload == R"({"a": 1})");
  CHECK(message.key == "12");
  CHECK(message.timestamp == 1'700'000'000'000);
}

TEST_CASE(
    "KafkaOutgoing: a payload that isn't there is none, where that is asked for") {
  KafkaOutgoingOptions options = to("cpu");
  options.payload = Field::parse("p");
  options.empty_is_null = true;
  for (const char* line : {R"({"p":null})", R"({"p":""})", "{}"}) {
    Reading reading{line, options};
    CHECK_FALSE(reading.message().payload.has_value());
  }
}

TEST_CASE("KafkaOutgoing: an envelope is the message it tells of") {
  KafkaOutgoingOptions options;
  options.envelope = true;
  Reading reading{
      R"({"topic":"cpu","partition":2,"offset":9,"timestamp":5,"timestamp_type":"create",)"
      R"("key_base64":"/w==","headers":[["a",null]],"payload":{"a": 1}})",
      options};
  const KafkaOutgoingMessage& message = reading.message();
  CHECK(message.topic == "cpu");
  CHECK(message.partition == 2);
  CHECK(message.timestamp == 5);
  CHECK(message.key == "\xFF");
  CHECK(message.payload == R"({"a": 1})");
  CHECK(message.headers == std::vector<MessageHeader>{{"a", std::nullopt}});
}

TEST_CASE("KafkaOutgoing: an envelope may go elsewhere, and to any partition") {
  KafkaOutgoingOptions options = to("copy");
  options.envelope = true;
  options.any_partition = true;
  Reading reading{R"({"topic":"cpu","partition":2,"key":null,"payload":null})",
                  options};
  const KafkaOutgoingMessage& message = reading.message();
  CHECK(message.topic == "copy");
  CHECK(message.partition == -1);
  CHECK_FALSE(message.key.has_value());
  CHECK_FALSE(message.payload.has_value());
}

TEST_CASE("KafkaOutgoing: an envelope of something else is refused") {
  KafkaOutgoingOptions options;
  options.envelope = true;
  for (const char* line :
       {R"({"topic":"cpu"})", R"({"payload":1})", R"({"topic":"a b","payload":1})",
        R"({"topic":"cpu","payload":1,"partition":-1})",
        R"({"topic":"cpu","payload":1,"partition":1.5})",
        R"({"topic":"cpu","payload":1,"timestamp":"now"})",
        R"({"topic":"cpu","payload":1,"timestamp":0})",
        R"({"topic":"cpu","payload":1,"headers":{}})",
        R"({"topic":"cpu","payload_base64":"!"})"}) {
    Reading reading{line, options};
    CHECK_THROWS_AS(reading.message(), std::invalid_argument);
  }
}

}  // namespace

#include "kafka/production.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "kafka/consumption.h"
#include "support/memory_file.h"
#include "support/mock_kafka.h"

using namespace weir;

namespace {

struct Fixture {
  Fixture() {
    options.topic = topic;
    options.message.topic = Template::parse(topic);
    options.client = kafka.options();
    options.stream.rejects = "/dev/null";
    options.out = out.fd();
    options.errors = errors.fd();
  }

  int produce(std::string_view text) {
    const MemoryFile in{text};
    options.in = in.fd();
    return Production{options}.run();
  }

  // All that is in the topic, by key and payload.
  std::string consumed() const {
    const MemoryFile to;
    ConsumeOptions reading;
    reading.client = kafka.options({{"enable.partition.eof", "true"}});
    reading.reading.topics = {topic};
    reading.exit_at_end = true;
    reading.format = "%k=%s;";
    reading.out = to.fd();
    Consumption{reading}.run();
    return to.text();
  }

  MockKafka& kafka = MockKafka::shared();
  std::string topic = kafka.make_topic(1);
  ProduceOptions options;
  MemoryFile out, errors;
};

TEST_CASE_FIXTURE(Fixture, "Production: sends each record, and rejects what is none") {
  CHECK(produce("{\"a\":1}\noops\n{\"a\":2}\n") == 3);
  CHECK(consumed() == "={\"a\":1};={\"a\":2};");
  CHECK(out.text().empty());
}

TEST_CASE_FIXTURE(Fixture,
                  "Production: sends lines as they are, split where asked to") {
  options.raw = true;
  options.key_delimiter = "::";
  options.message.empty_is_null = true;
  CHECK(produce("k::v\nno key\n::\n") == 0);
  CHECK(consumed() == "k=v;=no key;=;");
}

TEST_CASE_FIXTURE(Fixture,
                  "Production: passes records on, and control lines in place") {
  options.pass = true;
  CHECK(produce("{\"a\":1}\n{\"#weir\":{}}\n{\"a\":2}\n") == 0);
  CHECK(out.text() == "{\"a\":1}\n{\"#weir\":{}}\n{\"a\":2}\n");
  CHECK(consumed() == "={\"a\":1};={\"a\":2};");
}

TEST_CASE_FIXTURE(Fixture, "Production: reports where each record is") {
  options.report = true;
  options.client.settings.set("message.max.bytes", "1000");
  CHECK(produce("{}\n{\"a\":\"" + std::string(1000, 'x') + "\"}\n") == 3);
  const std::string told = errors.text();
  CHECK(told.find(R"({"line":1,"topic":")" + topic +
                  R"(","partition":0,"offset":0})") != told.npos);
  CHECK(told.find(R"({"line":2,"topic":")" + topic +
                  R"(","partition":-1,"refused":")") != told.npos);
}

TEST_CASE_FIXTURE(Fixture, "Production: where strict, what came before is still sent") {
  options.stream.strict = true;
  CHECK_THROWS_WITH_AS(produce("{\"a\":1}\noops\n{\"a\":2}\n"),
                       "line 2: not a JSON object", std::runtime_error);
  CHECK(consumed() == "={\"a\":1};");
}

TEST_CASE("Production: says how many records are not acknowledged") {
  const MockKafka kafka;
  kafka.make_topic("cpu", 1);
  kafka.fail(MockKafka::produce, RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS, 1000);
  const MemoryFile in{"{}\n{}\n"};
  ProduceOptions options;
  options.client = kafka.options({{"message.timeout.ms", "500"}});
  options.topic = "cpu";
  options.message.topic = Template::parse("cpu");
  options.in = in.fd();
  CHECK_THROWS_WITH_AS(Production{options}.run(),
                       "topic cpu: Local: Message timed out; 2 records are not "
                       "acknowledged",
                       std::runtime_error);
}

}  // namespace

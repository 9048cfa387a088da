#include "kafka/produce_options.h"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace std::chrono_literals;
using namespace weir;

namespace {

ProduceOptions parsed(const std::string& line) {
  CLI::App app;
  ProduceCommand command;
  bind_produce(app, command);
  app.parse("-b a:1 " + line);
  return produce_options(command);
}

TEST_CASE("produce: by default all replicas have each record, once") {
  const KafkaSettings settings = parsed("-t cpu").client.settings;
  CHECK(settings.value("acks") == "all");
  CHECK(settings.value("enable.idempotence") == "true");
  CHECK(settings.value("partitioner") == "murmur2_random");
  CHECK(settings.value("message.timeout.ms") == "300000");
  CHECK(parsed("-t cpu --acks 1").client.settings.value("enable.idempotence") ==
        "false");
}

TEST_CASE("produce: a topic without places is the same for all") {
  CHECK(parsed("-t cpu").topic == "cpu");
  CHECK(parsed("-t cpu-{host}").topic.empty());
  CHECK(parsed("--envelope").topic.empty());
  CHECK_FALSE(parsed("--envelope").message.topic.has_value());
  CHECK(parsed("").message.envelope);
  CHECK_FALSE(parsed("-t cpu").message.envelope);
}

TEST_CASE("produce: takes what kcat takes") {
  const ProduceOptions options =
      parsed("-t cpu --raw -K : -H a=b=c -H d -p 2 -Z -z lz4");
  CHECK(options.raw);
  CHECK(options.key_delimiter == ":");
  CHECK(options.message.headers ==
        std::vector<MessageHeader>{{"a", "b=c"}, {"d", std::nullopt}});
  CHECK(options.message.partition == 2);
  CHECK(options.message.empty_is_null);
  CHECK(options.client.settings.value("compression.codec") == "lz4");
}

TEST_CASE("produce: a transaction outlasts its messages") {
  const ProduceOptions options = parsed("-t cpu --transactional-id t --retry 1h");
  CHECK(options.in_transaction);
  CHECK(options.client.settings.value("transaction.timeout.ms") == "900000");
  CHECK(options.client.settings.value("message.timeout.ms") == "900000");
}

TEST_CASE("produce: the retry bounds the message and the connection") {
  const ProduceOptions options = parsed("-t cpu --retry 7s");
  CHECK(options.client.retry == 7s);
  CHECK(options.client.settings.value("message.timeout.ms") == "7000");
}

TEST_CASE("produce: what contradicts is refused") {
  for (const char* line :
       {"--raw", "--key-field k", "-t a/b", "-t cpu --raw --envelope",
        "-t cpu --raw --key-field k", "-t {a} --raw", "--envelope --payload p",
        "-t cpu -K :", "-t cpu -k x --key-field k", "-t cpu --any-partition",
        "-t cpu --acks 1 --transactional-id t", "-t cpu -H =x"})
    CHECK_THROWS_AS(parsed(line), std::invalid_argument);
  for (const char* line :
       {"-t cpu --acks 2", "-t cpu -z zip", "-t cpu --partitioner x"})
    CHECK_THROWS_AS(parsed(line), CLI::ParseError);
}

}  // namespace

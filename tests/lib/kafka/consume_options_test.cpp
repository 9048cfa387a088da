#include "kafka/consume_options.h"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace std::chrono_literals;
using namespace weir;

namespace {

ConsumeOptions parsed(const std::string& line) {
  CLI::App app;
  ConsumeCommand command;
  bind_consume(app, command);
  app.parse("-b a:1 " + line);
  return consume_options(command);
}

TEST_CASE("consume: by default reads all of a topic, as records, without end") {
  const ConsumeOptions options = parsed("-t cpu");
  CHECK(options.reading.topics == std::vector<std::string>{"cpu"});
  CHECK(options.reading.partitions.empty());
  CHECK_FALSE(options.in_group);
  CHECK_FALSE(options.exit_at_end);
  CHECK(options.form == MessageText::Form::Record);
  CHECK(options.client.settings.value("isolation.level") == "read_committed");
  CHECK_FALSE(options.client.retry.has_value());
}

TEST_CASE("consume: takes what kcat takes") {
  const ConsumeOptions options =
      parsed("-t cpu -t ^mem -p 0,2 -o -5 -e -c 7 -W 3s -f %s");
  CHECK(options.reading.topics == std::vector<std::string>{"cpu", "^mem"});
  CHECK(options.reading.partitions == std::vector<int>{0, 2});
  CHECK(options.reading.range.begin == OffsetPoint{OffsetPoint::Kind::FromEnd, 5});
  CHECK(options.exit_at_end);
  CHECK(options.count == 7);
  CHECK(options.timeout == 3s);
  CHECK(options.format == "%s");
}

TEST_CASE("consume: a range may be said in two") {
  const OffsetRange range = parsed("-t cpu -o s@1 -o e@2").reading.range;
  CHECK(range.begin->value == 1000);
  CHECK(range.end->value == 2000);
  CHECK_THROWS_AS(parsed("-t cpu -o 1 -o 2"), std::invalid_argument);
}

TEST_CASE("consume: a group stores its offsets by our hand alone") {
  const ConsumeOptions options = parsed("-t cpu -g g --retry 9s");
  CHECK(options.in_group);
  const KafkaSettings& settings = options.client.settings;
  CHECK(settings.value("group.id") == "g");
  CHECK(settings.value("enable.auto.commit") == "false");
  CHECK(settings.value("enable.auto.offset.store") == "false");
  CHECK(settings.value("partition.assignment.strategy") == "cooperative-sticky");
  CHECK(settings.value("auto.offset.reset") == "earliest");
  CHECK(options.client.retry == 9s);
  CHECK(parsed("-t cpu -g g -o end").client.settings.value("auto.offset.reset") ==
        "latest");
}

TEST_CASE("consume: what contradicts is refused") {
  for (const char* line : {"-t cpu --raw --envelope", "-t cpu -f x --raw",
                           "-t cpu -o stored", "-t cpu -g g -p 1"})
    CHECK_THROWS_AS(parsed(line), std::invalid_argument);
  for (const char* line : {"", "-t cpu -p -1", "-t cpu -c 0"})
    CHECK_THROWS_AS(parsed(line), CLI::ParseError);
}

}  // namespace

#include "kafka/list_options.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "support/memory_file.h"
#include "support/mock_kafka.h"

using namespace weir;

namespace {

std::string told_of_offsets(const std::string& line) {
  const MemoryFile out;
  CLI::App app;
  OffsetsCommand command;
  bind_offsets(app, command);
  app.parse(line);
  offsets(command, out.fd());
  return out.text();
}

std::string told_of_list(const std::string& line) {
  const MemoryFile out;
  CLI::App app;
  ListCommand command;
  bind_list(app, command);
  app.parse(line);
  list(command, out.fd());
  return out.text();
}

TEST_CASE("list: tells what is asked for, as JSON where nobody looks") {
  const MockKafka& kafka = MockKafka::shared();
  const std::string told = told_of_list("brokers -b " + kafka.brokers());
  CHECK(told.starts_with(R"({"broker":1,)"));
  CHECK(told.find("topic") == told.npos);
  CHECK_THROWS_AS(told_of_list("cats -b a:1"), CLI::ParseError);
}

TEST_CASE("offsets: tells where a partition begins and ends") {
  MockKafka& kafka = MockKafka::shared();
  const std::string topic = kafka.make_topic(2);
  CHECK(told_of_offsets("-b " + kafka.brokers() + " -p 1 -t " + topic) ==
        "{\"topic\":\"" + topic + "\",\"partition\":1,\"begin\":0,\"end\":0}\n");
}

TEST_CASE("offsets: what contradicts is refused") {
  for (const char* line :
       {"", "-t x --reset end", "-t x -g g", "-g g --reset end -o end",
        "-t x --dry-run", "-t x -o stored", "-g g --reset stored", "-g g --reset noon"})
    CHECK_THROWS_AS(told_of_offsets(std::string("-b a:1 ") + line),
                    std::invalid_argument);
}

}  // namespace

#include "mqtt/publish_options.h"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace std::chrono_literals;
using weir::make_options;
using weir::PublicationOptions;

namespace {

PublicationOptions read(const std::string& line) {
  weir::App app{"mqtt-cat", "", ""};
  weir::PublishCommand command;
  bind(app, command);
  app.parse(line);
  return make_options(command);
}

TEST_CASE("PublishOptions: without a topic, records are envelopes") {
  CHECK(read("").outgoing.envelope);
  CHECK_FALSE(read("-t a").outgoing.envelope);
  CHECK_FALSE(read("--topic-field a").outgoing.envelope);
  CHECK(read("-t a --envelope").outgoing.envelope);
}

TEST_CASE("PublishOptions: the URL may have the topic") {
  CHECK(read("-L mqtt://h/a/b").outgoing.topic.has_value());
  CHECK_THROWS_AS(read("-L mqtt://h/a --topic-field b"), std::invalid_argument);
}

TEST_CASE("PublishOptions: lines that are payloads fill no topic") {
  CHECK(read("--raw -t a").raw);
  CHECK_THROWS_AS(read("--raw"), std::invalid_argument);
  CHECK_THROWS_AS(read("--raw -t {a}"), std::invalid_argument);
  CHECK_THROWS_AS(read("--raw -t a/#"), std::invalid_argument);
  CHECK_THROWS_AS(read("--raw -t a --payload b"), std::invalid_argument);
}

TEST_CASE("PublishOptions: a rate is messages a second") {
  CHECK(read("-t a").publisher.rate == 0);
  CHECK(read("-t a --rate 2.5/s").publisher.rate == 2.5);
  for (const char* bad : {"50", "0/s", "-1/s", "x/s", "5/m"})
    CHECK_THROWS_AS(read(std::string("-t a --rate ") + bad), std::invalid_argument);
}

TEST_CASE("PublishOptions: it gives up after a while") {
  CHECK(*read("-t a").settings.retry == 5min);
  CHECK(*read("-t a --retry 10s").settings.retry == 10s);
}

TEST_CASE("PublishOptions: no more on their way than MQTT has numbers for") {
  CHECK(read("-t a --max-inflight 65535").publisher.max_inflight == 65535);
  CHECK_THROWS_AS(read("-t a --max-inflight 65536"), std::invalid_argument);
}

}  // namespace

#include "mqtt/subscriber.h"

#include <doctest/doctest.h>

#include "support/pipe.h"

using namespace std::chrono_literals;
using weir::MqttSubscriber;
using weir::Pipe;
using weir::SubscribeOptions;

namespace {

SubscribeOptions options() {
  SubscribeOptions options;
  options.settings.id = "weir-test";
  options.settings.broker = {"127.0.0.1", 1, false};  // nobody is there
  options.subscriptions = {{"a", 0}};
  return options;
}

TEST_CASE("MqttSubscriber: without a connection it fails after --retry") {
  Pipe pipe;
  SubscribeOptions wanted = options();
  wanted.settings.retry = 1ms;
  CHECK(MqttSubscriber{wanted, pipe.writer()}.run() == 1);
}

TEST_CASE("MqttSubscriber: --timeout ends it, whether there is a broker or not") {
  Pipe pipe;
  SubscribeOptions wanted = options();
  wanted.timeout = 20ms;
  SUBCASE("well") { CHECK(MqttSubscriber{wanted, pipe.writer()}.run() == 0); }
  SUBCASE("or not, where messages were counted on") {
    wanted.count = 1;
    CHECK(MqttSubscriber{wanted, pipe.writer()}.run() == 1);
  }
}

TEST_CASE("MqttSubscriber: a reader that goes ends it") {
  Pipe pipe;
  const SubscribeOptions wanted = options();
  MqttSubscriber subscriber{wanted, pipe.writer()};
  pipe.close_reader();
  CHECK_THROWS_AS(subscriber.run(), std::system_error);
}

}  // namespace

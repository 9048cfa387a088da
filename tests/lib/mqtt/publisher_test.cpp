#include "mqtt/publisher.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "support/memory_file.h"

using namespace std::chrono_literals;
using weir::Intake;
using weir::MemoryFile;
using weir::MqttPublisher;
using weir::MqttSettings;

namespace {

TEST_CASE("MqttPublisher: what can't be sent within --retry is the end") {
  MemoryFile file{""};
  Intake in{file.fd(), nullptr, {}};
  MqttSettings settings;
  settings.id = "weir-test";
  settings.broker = {"127.0.0.1", 1, false};  // nobody is there
  settings.retry = 1ms;
  MqttPublisher publisher{settings, {}, in};
  CHECK_THROWS_AS(publisher.send({.topic = "a", .payload = "x", .qos = 1}, 1, "x"),
                  std::runtime_error);
  CHECK(publisher.unacknowledged() == 0);
  CHECK_NOTHROW(publisher.finish());
}

}  // namespace

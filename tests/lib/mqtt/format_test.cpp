#include "mqtt/format.h"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace std::chrono_literals;
using weir::MqttFormat;
using weir::MqttMessage;

namespace {

std::string formatted(std::string_view format, const MqttMessage& message) {
  std::string out;
  MqttFormat{format}.append(out, message, weir::Time{1'700'000'000s + 250ms});
  return out;
}

const MqttMessage message{"rooms/7", "21.5\xFF", 1, true, 12, nullptr};

TEST_CASE("MqttFormat: tokens stand for parts of the message") {
  CHECK(formatted("%t", message) == "rooms/7");
  CHECK(formatted("%p", message) == "21.5\xFF");
  CHECK(formatted("%x %X", message) == "32312e35ff 32312E35FF");
  CHECK(formatted("%l %q %r %m", message) == "5 1 1 12");
  CHECK(formatted("%I %U", message) == "2023-11-14T22:13:20.250Z 1700000000.250000000");
}

TEST_CASE("MqttFormat: everything else stands for itself") {
  CHECK(formatted("a %% b\\t\\\\\\n", message) == "a % b\t\\\n");
  CHECK(formatted("", message).empty());
}

TEST_CASE("MqttFormat: what there isn't is refused") {
  CHECK_THROWS_AS(MqttFormat{"%z"}, std::invalid_argument);
  CHECK_THROWS_AS(MqttFormat{"100%"}, std::invalid_argument);
  CHECK_THROWS_AS(MqttFormat{"\\q"}, std::invalid_argument);
}

}  // namespace

#include "mqtt/connection_options.h"

#include <doctest/doctest.h>

#include <fstream>
#include <stdexcept>

#include "support/scratch.h"

using namespace std::chrono_literals;
using weir::make_settings;
using weir::MqttConnectionOptions;
using weir::MqttSession;
using weir::MqttSettings;
using weir::MqttVersion;

namespace {

MqttConnectionOptions read(const std::string& line) {
  weir::App app{"mqtt-cat", "", ""};
  MqttConnectionOptions options;
  bind_broker(app, options);
  bind_session(app, options);
  bind_security(app, options);
  bind_will(app, options);
  app.parse(line);
  return options;
}

MqttSettings settings(const std::string& line) { return make_settings(read(line)); }

TEST_CASE("MqttConnectionOptions: the broker by its parts or its URL") {
  CHECK(settings("").broker.address() == "localhost:1883");
  CHECK(settings("-h a -p 7").broker.address() == "a:7");
  CHECK(settings("-L mqtt://doc@a:7/x").broker.address() == "a:7");
  CHECK(settings("-L mqtt://doc@a:7/x").username == "doc");
  CHECK(topic_of_url(read("-L mqtt://a/x/y")) == "x/y");
  CHECK_THROWS_AS(settings("-L mqtt://a -h b"), std::invalid_argument);
  CHECK_THROWS_AS(settings("-p 70000"), std::invalid_argument);
}

TEST_CASE("MqttConnectionOptions: a host is no host with its port, and no URL") {
  CHECK(settings("-h ::1").broker.address() == "[::1]:1883");
  CHECK(settings("-h fe80::1%eth0").broker.address() == "[fe80::1%eth0]:1883");
  for (const char* host : {"a:7", "cafe:1883", "[::1]", "[::1]:7", "mqtt://a", "a/x"})
    CHECK_THROWS_AS(settings(std::string("-h ") + host), std::invalid_argument);
}

TEST_CASE("MqttConnectionOptions: whoever asks for a certificate asks for TLS") {
  CHECK(settings("--cafile x").broker.address() == "localhost:8883");
  CHECK(settings("--tls -p 7").broker.tls);
  CHECK(settings("-L mqtts://a").broker.tls);
  CHECK_THROWS_AS(settings("-L mqtt://a --cafile x"), std::invalid_argument);
}

TEST_CASE("MqttConnectionOptions: a session that is to be found again has an id") {
  CHECK(settings("").session == MqttSession::Run);
  CHECK(settings("").id.starts_with("weir-"));
  CHECK(settings("").id != settings("").id);
  CHECK(settings("-i a").session == MqttSession::Connection);
  CHECK(settings("-i a -c").session == MqttSession::Persistent);
  CHECK(*settings("-i a -c -x 1h").session_expiry == 1h);
  CHECK_THROWS_AS(settings("-c"), std::invalid_argument);
  CHECK_THROWS_AS(settings("-i a -x 1h"), std::invalid_argument);
}

TEST_CASE("MqttConnectionOptions: keepalive is from 5 to 65535 seconds") {
  CHECK(settings("-k 5s").keepalive == 5s);
  CHECK_THROWS_AS(settings("-k 4s"), std::invalid_argument);
  CHECK_THROWS_AS(settings("-k 19h"), std::invalid_argument);
}

TEST_CASE("MqttConnectionOptions: secrets come from files") {
  const weir::Scratch scratch;
  std::ofstream{scratch / "password"} << "s3cret\n";
  const std::string file = " --password-file " + scratch / "password";
  CHECK(settings("-u doc" + file).password == "s3cret");
  CHECK_THROWS_AS(settings(file), std::invalid_argument);
  CHECK(settings("--psk-identity doc --psk-file " + scratch / "password").tls.psk ==
        "s3cret");
}

TEST_CASE("MqttConnectionOptions: what goes together does") {
  CHECK_THROWS_AS(settings("--cert x"), std::invalid_argument);
  CHECK_THROWS_AS(settings("--psk-identity x"), std::invalid_argument);
  CHECK_THROWS_AS(settings("--will-payload x"), std::invalid_argument);
  CHECK_THROWS_AS(settings("--will-topic x/#"), std::invalid_argument);
  CHECK(settings("--will-topic x --will-qos 1 --will-retain").will->qos == 1);
}

TEST_CASE("MqttConnectionOptions: properties are those of their packet") {
  const auto options = read(
      "-D connect user-property a b -D will content-type t -D connect "
      "session-expiry-interval 5 --will-topic x");
  CHECK_FALSE(make_settings(options).connect.empty());
  CHECK_FALSE(make_settings(options).will_properties.empty());
  CHECK(make_settings(options).disconnect.empty());
  CHECK_THROWS_AS(settings("-D connect content-type t"), std::invalid_argument);
  CHECK_THROWS_AS(settings("-D nothing content-type t"), std::invalid_argument);
}

TEST_CASE("MqttConnectionOptions: the version is the best, or the one that is named") {
  CHECK(settings("").version == MqttVersion::Best);
  CHECK(settings("-V 5").version == MqttVersion::V5);
  CHECK(settings("-V mqttv311").version == MqttVersion::V311);
}

}  // namespace

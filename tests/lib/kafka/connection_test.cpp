#include "kafka/connection.h"

#include <doctest/doctest.h>

#include <fstream>
#include <stdexcept>
#include <system_error>

#include "support/scratch.h"

using namespace std::chrono_literals;
using namespace weir;

namespace {

std::string put(const Scratch& scratch, const char* name, const char* text) {
  std::ofstream{scratch / name} << text;
  return scratch / name;
}

std::optional<std::string> value(const KafkaConnection& connection, const char* name) {
  return client_options(connection, {}).settings.value(name);
}

TEST_CASE("client_options: without a login or a file there is no TLS") {
  KafkaConnection connection;
  connection.brokers = "a:1";
  CHECK(value(connection, "bootstrap.servers") == "a:1");
  CHECK_FALSE(value(connection, "security.protocol").has_value());
}

TEST_CASE("client_options: who logs in uses TLS, unless told not to") {
  const Scratch scratch;
  KafkaConnection connection;
  connection.username = "weir";
  connection.password_file = put(scratch, "password", "pass word\n");
  CHECK(value(connection, "security.protocol") == "SASL_SSL");
  CHECK(value(connection, "sasl.mechanism") == "PLAIN");
  CHECK(value(connection, "sasl.username") == "weir");
  CHECK(value(connection, "sasl.password") == "pass word");
  connection.no_tls = true;
  connection.mechanism = "SCRAM-SHA-512";
  CHECK(value(connection, "security.protocol") == "SASL_PLAINTEXT");
  CHECK(value(connection, "sasl.mechanism") == "SCRAM-SHA-512");
  connection.tls = true;
  CHECK_THROWS_WITH_AS(client_options(connection, {}),
                       "--tls and --no-tls contradict each other",
                       std::invalid_argument);
}

TEST_CASE("client_options: a login needs a password") {
  KafkaConnection connection;
  connection.username = "weir";
  CHECK_THROWS_AS(client_options(connection, {}), std::invalid_argument);
}

TEST_CASE("client_options: a token is for OAUTHBEARER") {
  KafkaConnection connection;
  connection.token_file = "token";
  CHECK(value(connection, "sasl.mechanism") == "OAUTHBEARER");
  CHECK(client_options(connection, {}).token_file == "token");
}

TEST_CASE("client_options: peers are verified, in name too, unless told not to") {
  const Scratch scratch;
  KafkaConnection connection;
  connection.ca_file = put(scratch, "ca.pem", "");
  CHECK(value(connection, "security.protocol") == "SSL");
  CHECK(value(connection, "ssl.ca.location") == connection.ca_file);
  CHECK(value(connection, "ssl.endpoint.identification.algorithm") == "https");
  CHECK(value(connection, "enable.ssl.certificate.verification") == "true");
  connection.insecure = true;
  CHECK(value(connection, "ssl.endpoint.identification.algorithm") == "none");
  CHECK(value(connection, "enable.ssl.certificate.verification") == "false");
}

TEST_CASE("client_options: a file that can't be read is named") {
  KafkaConnection connection;
  connection.ca_file = "/nowhere/ca.pem";
  CHECK_THROWS_WITH_AS(client_options(connection, {}),
                       "/nowhere/ca.pem: No such file or directory", std::system_error);
}

TEST_CASE("client_options: the file stands behind the options, the settings before") {
  const Scratch scratch;
  KafkaConnection connection;
  connection.brokers = "a:1";
  connection.settings_file = put(
      scratch, "settings", "bootstrap.servers=b:1\nacks=1\nlinger.ms=7\nclient.id=x\n");
  connection.settings = {"linger.ms=9"};
  const KafkaSettings defaults{{{"acks", "all"}, {"retries", "3"}}};
  const KafkaSettings settings = client_options(connection, defaults).settings;
  CHECK(settings.value("bootstrap.servers") == "a:1");
  CHECK(settings.value("acks") == "1");
  CHECK(settings.value("linger.ms") == "9");
  CHECK(settings.value("client.id") == "x");
  CHECK(settings.value("retries") == "3");
}

TEST_CASE("client_options: a broken file is named, with the line") {
  const Scratch scratch;
  KafkaConnection connection;
  connection.settings_file = put(scratch, "settings", "\noops\n");
  const std::string why =
      connection.settings_file + ": line 2: a setting is name=value";
  CHECK_THROWS_WITH_AS(client_options(connection, {}), why.c_str(),
                       std::invalid_argument);
}

TEST_CASE("shown: without secrets") {
  CHECK(shown(KafkaSettings{{{"a", "1"}, {"sasl.password", "x"}}}) ==
        "a=1\nsasl.password=***\n");
}

TEST_CASE("bind_connection: an option isn't taken for a host") {
  KafkaConnection connection;
  CLI::App app;
  bind_connection(app, connection);
  CHECK_THROWS_AS(app.parse("--brokers -t"), CLI::ParseError);
  CHECK_THROWS_AS(app.parse(""), CLI::ParseError);
  app.parse("-b a:1 -X a=1 -X b=2");
  CHECK(connection.settings == std::vector<std::string>{"a=1", "b=2"});
}

}  // namespace

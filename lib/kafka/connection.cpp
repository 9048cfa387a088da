#include "kafka/connection.h"

#include <stdexcept>

#include "io/report.h"
#include "io/secret.h"

namespace weir {
namespace {

void bind_security(CLI::App& app, KafkaConnection& connection) {
  const std::string group = "Who may";
  app.add_option("--username", connection.username, "Log in as NAME")
      ->type_name("NAME")
      ->group(group);
  app.add_option("--password-file", connection.password_file,
                 "Holds the password (default: the variable KAFKA_CAT_PASSWORD)")
      ->type_name("FILE")
      ->group(group);
  app.add_option("--token-file", connection.token_file,
                 "Holds a bearer token, for OAUTHBEARER; read again as it expires")
      ->type_name("FILE")
      ->group(group);
  app.add_option("--mechanism", connection.mechanism, "How to log in (default: PLAIN)")
      ->type_name("NAME:{PLAIN,SCRAM-SHA-256,SCRAM-SHA-512}")
      ->group(group);
}

void bind_tls(CLI::App& app, KafkaConnection& connection) {
  const std::string group = "TLS";
  app.add_flag("--tls", connection.tls,
               "Use TLS (default: where one logs in, or names one of these files)");
  app.add_flag("--no-tls", connection.no_tls, "Use none, though one logs in");
  app.add_option("--cafile", connection.ca_file,
                 "Holds the authorities to trust (default: the system's)");
  app.add_option("--cert", connection.certificate, "Holds our certificate");
  app.add_option("--key-file", connection.key, "Holds the key of our certificate");
  app.add_option("--key-password-file", connection.key_password_file,
                 "Holds the password of the key");
  app.add_flag("--insecure", connection.insecure, "Don't verify who the brokers are");
  for (const char* name : {"--cafile", "--cert", "--key-file", "--key-password-file"})
    app.get_option(name)->type_name("FILE");
  for (const char* name : {"--tls", "--no-tls", "--cafile", "--cert", "--key-file",
                           "--key-password-file", "--insecure"})
    app.get_option(name)->group(group);
}

bool logs_in(const KafkaConnection& connection) {
  return !connection.username.empty() || !connection.token_file.empty() ||
         !connection.mechanism.empty();
}

bool uses_tls(const KafkaConnection& connection) {
  if (connection.no_tls) return false;
  return connection.tls || connection.insecure || !connection.ca_file.empty() ||
         !connection.certificate.empty() || logs_in(connection);
}

void add_login(const KafkaConnection& connection, KafkaSettings& settings) {
  const bool bearer = !connection.token_file.empty();
  const std::string mechanism = !connection.mechanism.empty() ? connection.mechanism
                                : bearer                      ? "OAUTHBEARER"
                                                              : "PLAIN";
  settings.set("sasl.mechanism", mechanism);
  if (connection.username.empty()) return;
  const std::string password =
      read_secret(connection.password_file, "KAFKA_CAT_PASSWORD");
  if (password.empty()) {
    throw std::invalid_argument(
        "--username: the password has to be in --password-file, or in the variable "
        "KAFKA_CAT_PASSWORD");
  }
  settings.set("sasl.username", connection.username);
  settings.set("sasl.password", password);
}

void add_tls(const KafkaConnection& connection, KafkaSettings& settings) {
  const auto add = [&](const char* name, const std::string& file) {
    if (file.empty()) return;
    read_whole(file);  // librdkafka doesn't say which one it can't read
    settings.set(name, file);
  };
  add("ssl.ca.location", connection.ca_file);
  add("ssl.certificate.location", connection.certificate);
  add("ssl.key.location", connection.key);
  if (!connection.key_password_file.empty())
    settings.set("ssl.key.password", read_secret(connection.key_password_file, ""));
  settings.set("enable.ssl.certificate.verification",
               connection.insecure ? "false" : "true");
  settings.set("ssl.endpoint.identification.algorithm",
               connection.insecure ? "none" : "https");
  if (connection.insecure) report("--insecure: nobody verifies who the brokers are");
}

void add_security(const KafkaConnection& connection, KafkaSettings& settings) {
  const bool tls = uses_tls(connection);
  const bool login = logs_in(connection);
  if (!tls && !login) return;
  settings.set("security.protocol",
               login ? (tls ? "SASL_SSL" : "SASL_PLAINTEXT") : "SSL");
  if (login) add_login(connection, settings);
  if (tls) add_tls(connection, settings);
}

}  // namespace

void bind_connection(CLI::App& app, KafkaConnection& connection) {
  app.add_option("-b,--brokers", connection.brokers, "Where Kafka is")
      ->type_name("HOST:PORT,...")
      ->required()
      ->check(CLI::Validator(
          [](const std::string& text) {
            return text.empty() || text.front() == '-' ? "that is no host" : "";
          },
          ""));
  bind_security(app, connection);
  bind_tls(app, connection);

  const std::string group = "The library's own settings (librdkafka, CONFIGURATION.md)";
  app.add_option("-X,--setting", connection.settings, "Set one; may be repeated")
      ->type_name("NAME=VALUE")
      ->allow_extra_args(false)
      ->group(group);
  app.add_option("-F,--librdkafka-config", connection.settings_file,
                 "Set those of a file, one a line")
      ->type_name("FILE")
      ->group(group);
  app.add_flag("--dump-settings", connection.dump,
               "Print what would be set, without secrets, and end")
      ->group(group);
}

KafkaClientOptions client_options(const KafkaConnection& connection,
                                  const KafkaSettings& defaults) {
  if (connection.tls && connection.no_tls)
    throw std::invalid_argument("--tls and --no-tls contradict each other");
  KafkaSettings settings{{
      {"client.id", "weir"},
      {"socket.keepalive.enable", "true"},
      {"socket.nagle.disable", "true"},
      {"socket.connection.setup.timeout.ms", "10000"},
      {"reconnect.backoff.ms", "1000"},
      {"reconnect.backoff.max.ms", "10000"},
  }};
  for (const auto& [name, value] : defaults.pairs()) settings.set(name, value);
  if (!connection.settings_file.empty()) {
    try {
      settings.read_lines(read_whole(connection.settings_file));
    } catch (const std::invalid_argument& error) {
      throw std::invalid_argument(connection.settings_file + ": " + error.what());
    }
  }
  settings.set("bootstrap.servers", connection.brokers);
  add_security(connection, settings);
  for (const std::string& pair : connection.settings) settings.read_pair(pair);
  return {settings, connection.token_file, connection.retry};
}

std::string shown(const KafkaSettings& settings) {
  std::string text;
  for (const auto& [name, value] : settings.pairs())
    text.append(name).append("=").append(shown_value(name, value)).append("\n");
  return text;
}

}  // namespace weir

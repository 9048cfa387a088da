#include "mqtt/connection_options.h"

#include <arpa/inet.h>

#include <array>
#include <cstdio>
#include <random>
#include <stdexcept>

#include "io/secret.h"
#include "mqtt/topic.h"

namespace weir {

using namespace std::chrono_literals;

namespace {

constexpr const char* password_variable = "MQTT_CAT_PASSWORD";
constexpr const char* key_password_variable = "MQTT_CAT_KEY_PASSWORD";
constexpr const char* key_variable = "MQTT_CAT_PSK";

// Every broker takes 23 characters.
std::string random_id() {
  std::random_device device;
  std::array<char, 24> id{};
  std::snprintf(id.data(), id.size(), "weir-%08x%08x", device(), device());
  return id.data();
}

[[noreturn]] void refuse(const std::string& why) { throw std::invalid_argument(why); }

MqttVersion parse_version(const std::string& text) {
  if (text == "5" || text == "mqttv5") return MqttVersion::V5;
  if (text == "311" || text == "3.1.1" || text == "mqttv311") return MqttVersion::V311;
  return MqttVersion::Best;
}

void group(CLI::App& app, const std::string& name,
           std::initializer_list<const char*> options) {
  for (const char* option : options) app.get_option(option)->group(name);
}

bool wants_tls(const MqttConnectionOptions& options) {
  const MqttTls& tls = options.security;
  for (const std::string& text :
       {tls.ca_file, tls.ca_path, tls.certificate, tls.key, tls.version, tls.alpn,
        tls.psk_identity, options.psk_file, options.key_password_file})
    if (!text.empty()) return true;
  return options.tls || tls.insecure;
}

// As in "fe80::1%eth0".
bool is_ipv6(const std::string& host) {
  in6_addr address{};
  return ::inet_pton(AF_INET6, host.substr(0, host.find('%')).c_str(), &address) == 1;
}

// Said at once: else it would be looked up again and again, as if it might come to be.
std::string checked_host(const std::string& host) {
  if (host.find_first_of(":/") != host.npos && !is_ipv6(host))
    refuse("--host: it is a name or an address; --port takes the port, --url a URL");
  return host;
}

MqttBroker broker_of(const MqttConnectionOptions& options) {
  MqttBroker broker;
  if (!options.url.empty()) {
    if (!options.host.empty() || options.port != 0)
      refuse("--url has host and port in it");
    broker = parse_mqtt_url(options.url).broker;
  } else {
    if (!options.host.empty()) broker.host = checked_host(options.host);
    if (options.port > UINT16_MAX) refuse("--port: there are 65535 of them");
    broker.port = static_cast<std::uint16_t>(options.port);
  }
  if (wants_tls(options)) {
    if (options.url.starts_with("mqtt:")) refuse("--url: with TLS it is mqtts://");
    broker.tls = true;
  }
  return broker;
}

void read_security(const MqttConnectionOptions& options, MqttSettings& settings) {
  settings.tls = options.security;
  MqttTls& tls = settings.tls;
  if (!settings.broker.tls) return;
  if (tls.certificate.empty() != tls.key.empty())
    refuse("--cert and --key go together");
  if (!tls.key.empty())
    tls.key_password = read_secret(options.key_password_file, key_password_variable);
  if (tls.psk_identity.empty()) {
    if (!options.psk_file.empty()) refuse("--psk-file wants --psk-identity");
    return;
  }
  tls.psk = read_secret(options.psk_file, key_variable);
  if (tls.psk.empty()) refuse("--psk-identity wants --psk-file");
}

void read_session(const MqttConnectionOptions& options, MqttSettings& settings) {
  settings.id = options.id.empty() ? random_id() : options.id;
  if (options.no_clean && options.id.empty())
    refuse("--no-clean wants --id: a session is found again by it");
  if (options.session_expiry > 0s && !options.no_clean)
    refuse("--session-expiry wants --no-clean");
  if (options.keepalive < 5s || options.keepalive > 65535s)
    refuse("--keepalive is from 5s to 65535s");
  settings.keepalive = options.keepalive;
  if (options.no_clean)
    settings.session = MqttSession::Persistent;
  else if (options.id.empty())
    settings.session = MqttSession::Run;
  if (options.session_expiry > 0s) settings.session_expiry = options.session_expiry;
}

void read_will(const MqttConnectionOptions& options, MqttSettings& settings) {
  settings.will_properties = properties_of(options, MqttPacket::Will);
  if (options.will_topic.empty()) {
    if (!options.will_payload.empty() || !settings.will_properties.empty())
      refuse("a will wants --will-topic");
    return;
  }
  if (const auto problem = topic_problem(options.will_topic))
    refuse("--will-topic: " + *problem);
  settings.will = MqttWill{options.will_topic, options.will_payload, options.will_qos,
                           options.will_retain};
}

}  // namespace

CLI::Option* add_qos(CLI::App& app, const std::string& name, int& qos,
                     const std::string& help) {
  return app.add_option(name, qos, help)
      ->type_name("QOS")
      ->check(CLI::IsMember({0, 1, 2}))
      ->capture_default_str();
}

void bind_broker(CLI::App& app, MqttConnectionOptions& options) {
  app.add_option("-L,--url", options.url, "mqtt[s]://[user@]host[:port][/topic]")
      ->type_name("URL");
  app.add_option("-h,--host", options.host, "Where the broker is")
      ->type_name("HOST")
      ->default_str("localhost");
  add_count(app, "-p,--port", options.port, "And at which port")
      ->type_name("PORT")
      ->default_str("1883, with TLS 8883");
  app.add_option("-u,--username", options.username, "Who we are to it")
      ->type_name("NAME");
  app.add_option("--password-file", options.password_file,
                 "Holds the password (default: the variable MQTT_CAT_PASSWORD)")
      ->type_name("FILE");
  group(app, "The broker",
        {"--url", "--host", "--port", "--username", "--password-file"});
}

void bind_session(CLI::App& app, MqttConnectionOptions& options) {
  app.add_option("-i,--id", options.id, "The client's id (default: one by chance)")
      ->type_name("ID");
  app.add_flag("-c,--no-clean", options.no_clean,
               "Leave the session with the broker, and go on with it");
  add_duration(app, "-x,--session-expiry", options.session_expiry,
               "It is forgotten after that (default: never)");
  add_duration(app, "-k,--keepalive", options.keepalive,
               "A broker that is silent for longer is asked whether it is there");
  app.add_option("-V,--mqtt-version", options.version, "auto is 5, or else 3.1.1")
      ->type_name("VERSION")
      ->check(CLI::IsMember({"auto", "5", "311", "3.1.1", "mqttv5", "mqttv311"}))
      ->capture_default_str();
  app.add_option(
         "-D,--property", options.properties,
         "Of a packet: connect, publish, will and so on, and its name and value")
      ->type_name("PACKET NAME VALUE")
      ->expected(3, 4);
  group(app, "The connection",
        {"--id", "--no-clean", "--session-expiry", "--keepalive", "--mqtt-version",
         "--property"});
}

void bind_security(CLI::App& app, MqttConnectionOptions& options) {
  MqttTls& tls = options.security;
  app.add_flag("--tls", options.tls, "Use TLS; so does each of these, and mqtts://");
  app.add_option("--cafile", tls.ca_file, "Authorities to trust, in PEM");
  app.add_option("--capath", tls.ca_path, "A folder of these");
  app.add_option("--cert", tls.certificate, "Our certificate, in PEM");
  app.add_option("--key", tls.key, "Its key");
  app.add_option("--key-password-file", options.key_password_file,
                 "Holds the password of that (or MQTT_CAT_KEY_PASSWORD)");
  app.add_option("--tls-version", tls.version, "The oldest to use (default: tlsv1.2)")
      ->type_name("VERSION")
      ->check(CLI::IsMember({"tlsv1.1", "tlsv1.2", "tlsv1.3"}));
  app.add_option("--tls-alpn", tls.alpn, "The protocol to ask for, x-amzn-mqtt-ca say")
      ->type_name("NAME");
  app.add_option("--psk-file", options.psk_file,
                 "Holds a key in hexadecimal that both have (or MQTT_CAT_PSK)");
  app.add_option("--psk-identity", tls.psk_identity, "Its name")->type_name("NAME");
  app.add_flag("--insecure", tls.insecure, "Don't verify who the broker is");
  for (const char* name :
       {"--cafile", "--cert", "--key", "--key-password-file", "--psk-file"})
    app.get_option(name)->type_name("FILE");
  app.get_option("--capath")->type_name("DIR");
  group(app, "TLS",
        {"--tls", "--cafile", "--capath", "--cert", "--key", "--key-password-file",
         "--tls-version", "--tls-alpn", "--psk-file", "--psk-identity", "--insecure"});
}

void bind_will(CLI::App& app, MqttConnectionOptions& options) {
  app.add_option("--will-topic", options.will_topic,
                 "Where the broker says that we have gone without a word")
      ->type_name("TOPIC");
  app.add_option("--will-payload", options.will_payload, "What it says there")
      ->type_name("TEXT");
  add_qos(app, "--will-qos", options.will_qos, "At which QoS");
  app.add_flag("--will-retain", options.will_retain, "And it is retained");
  group(app, "The will",
        {"--will-topic", "--will-payload", "--will-qos", "--will-retain"});
}

MqttProperties properties_of(const MqttConnectionOptions& options, MqttPacket packet) {
  MqttProperties result;
  for (const auto& words : options.properties) {
    try {
      if (parse_mqtt_packet(words.front()) == packet)
        result.add(packet, std::span(words).subspan(1));
    } catch (const std::invalid_argument& error) {
      refuse(std::string("--property: ") + error.what());
    }
  }
  return result;
}

std::string topic_of_url(const MqttConnectionOptions& options) {
  return options.url.empty() ? "" : parse_mqtt_url(options.url).topic;
}

MqttSettings make_settings(const MqttConnectionOptions& options) {
  MqttSettings settings;
  settings.broker = broker_of(options);
  settings.username = options.username;
  if (settings.username.empty() && !options.url.empty())
    settings.username = parse_mqtt_url(options.url).username;
  if (!settings.username.empty())
    settings.password = read_secret(options.password_file, password_variable);
  else if (!options.password_file.empty())
    refuse("--password-file wants --username");
  read_session(options, settings);
  settings.version = parse_version(options.version);
  read_security(options, settings);
  read_will(options, settings);
  settings.connect = properties_of(options, MqttPacket::Connect);
  settings.disconnect = properties_of(options, MqttPacket::Disconnect);
  return settings;
}

}  // namespace weir

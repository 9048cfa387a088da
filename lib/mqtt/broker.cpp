#include "mqtt/broker.h"

#include <charconv>
#include <stdexcept>

namespace weir {
namespace {

[[noreturn]] void refuse(const char* why) {
  throw std::invalid_argument(std::string("the URL ") + why);
}

std::uint16_t parse_port(std::string_view text) {
  std::uint16_t port = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc{} || end != text.data() + text.size() || port == 0)
    refuse("has no port from 1 to 65535 behind its colon");
  return port;
}

// "host", "host:1883" or "[::1]:1883".
void read_authority(std::string_view text, MqttBroker& broker) {
  std::size_t colon = text.rfind(':');
  if (text.starts_with('[')) {
    const std::size_t bracket = text.find(']');
    if (bracket == text.npos) refuse("has a [ without its ]");
    broker.host = text.substr(1, bracket - 1);
    colon = text.find(':', bracket);
  } else {
    broker.host = text.substr(0, colon);
  }
  if (broker.host.empty()) refuse("names no host");
  if (colon != text.npos) broker.port = parse_port(text.substr(colon + 1));
}

}  // namespace

std::string MqttBroker::address() const {
  const bool is_ipv6 = host.find(':') != host.npos;
  return (is_ipv6 ? "[" + host + "]" : host) + ":" + std::to_string(effective_port());
}

MqttUrl parse_mqtt_url(std::string_view url) {
  MqttUrl result;
  if (url.starts_with("mqtts://"))
    result.broker.tls = true;
  else if (!url.starts_with("mqtt://"))
    refuse("begins with neither mqtt:// nor mqtts://");
  url.remove_prefix(url.find("//") + 2);

  const std::size_t slash = std::min(url.find('/'), url.size());
  std::string_view authority = url.substr(0, slash);
  if (slash < url.size()) result.topic = url.substr(slash + 1);
  if (const std::size_t at = authority.rfind('@'); at != authority.npos) {
    const std::string_view user = authority.substr(0, at);
    if (user.find(':') != user.npos)
      refuse("has a password in it; --password-file is the place for that");
    result.username = user;
    authority.remove_prefix(at + 1);
  }
  read_authority(authority, result.broker);
  return result;
}

}  // namespace weir

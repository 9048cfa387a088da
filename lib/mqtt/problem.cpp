#include "mqtt/problem.h"

#include <mosquitto.h>
#include <netdb.h>

#include <cerrno>
#include <cstring>

namespace weir {
namespace {

// Without the full stop that some texts of the library have.
std::string plain(std::string_view text) {
  while (text.ends_with('.')) text.remove_suffix(1);
  return std::string(text);
}

}  // namespace

std::string tls_problem(std::string_view logged, const std::string& host) {
  constexpr std::string_view error = "Error: ";
  if (logged.find("host name verification") != logged.npos)
    return "its certificate is for another name than " + host;
  if (logged.find("certificate verify failed") != logged.npos)
    return "nobody who is trusted vouches for its certificate";
  if (logged.starts_with("OpenSSL Error"))
    return "TLS: " + std::string(logged.substr(logged.rfind(':') + 1));
  if (logged.starts_with(error)) return plain(logged.substr(error.size()));
  return {};
}

std::optional<MqttProblem> mqtt_problem(int result, int error, const std::string& tls) {
  if (result <= MOSQ_ERR_SUCCESS) return std::nullopt;
  if (!tls.empty()) return MqttProblem{tls, tls.find("unexpected eof") == tls.npos};
  switch (result) {
  case MOSQ_ERR_EAI:
    return MqttProblem{::gai_strerror(error)};
  case MOSQ_ERR_KEEPALIVE:
    return MqttProblem{"the broker doesn't answer"};
  case MOSQ_ERR_CONN_LOST:
  case MOSQ_ERR_NO_CONN:
    return MqttProblem{"the broker closes the connection"};
  case MOSQ_ERR_ERRNO:
    // TLS came to an end without a reason: there may have been one that was cut off.
    if (error == EPROTO) return MqttProblem{"the broker closes the connection"};
    return MqttProblem{std::strerror(error)};
  default:
    return MqttProblem{plain(mosquitto_strerror(result))};
  }
}

}  // namespace weir

// MqttProblem: what keeps a connection from being there, in words.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace weir {

struct MqttProblem {
  std::string what;
  bool permanent = false;  // it would be the same at the next try
};

// What a line that libmosquitto logs says of TLS with `host`; "" where it is nothing.
std::string tls_problem(std::string_view logged, const std::string& host);

// What a result of libmosquitto stands for, with the errno that came with it, and what
// was known of TLS; nullopt where all is well.
std::optional<MqttProblem> mqtt_problem(int result, int error, const std::string& tls);

}  // namespace weir

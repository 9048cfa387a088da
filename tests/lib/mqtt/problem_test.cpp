#include "mqtt/problem.h"

#include <doctest/doctest.h>

#include <cerrno>

using weir::mqtt_problem;
using weir::tls_problem;

namespace {

constexpr int success = 0, connection_lost = 7, tls = 8,
              system_error = 14;  // mosquitto's

TEST_CASE("tls_problem(): what is logged, in other words") {
  CHECK(tls_problem("Error: host name verification failed.", "a.test") ==
        "its certificate is for another name than a.test");
  CHECK(tls_problem("OpenSSL Error[0]: error:0A000086:SSL routines::certificate verify "
                    "failed",
                    "a.test") == "nobody who is trusted vouches for its certificate");
  CHECK(tls_problem("OpenSSL Error[0]: error:0A00045C:SSL routines::tlsv13 alert "
                    "certificate required",
                    "a.test") == "TLS: tlsv13 alert certificate required");
  CHECK(tls_problem("Error: Unable to load CA certificates.", "a.test") ==
        "Unable to load CA certificates");
  CHECK(tls_problem("Client a received PUBLISH", "a.test").empty());
}

TEST_CASE("mqtt_problem(): none where all is well, or has only begun") {
  CHECK_FALSE(mqtt_problem(success, ECONNREFUSED, ""));
  CHECK_FALSE(mqtt_problem(-1, EINPROGRESS, ""));
}

TEST_CASE("mqtt_problem(): what the system says may pass") {
  const auto problem = mqtt_problem(system_error, ECONNREFUSED, "");
  CHECK(problem->what == "Connection refused");
  CHECK_FALSE(problem->permanent);
  CHECK(mqtt_problem(connection_lost, 0, "")->what ==
        "the broker closes the connection");
}

TEST_CASE("mqtt_problem(): a certificate doesn't get better") {
  CHECK(mqtt_problem(tls, 0, "another name")->permanent);
  CHECK_FALSE(mqtt_problem(tls, 0, "TLS: unexpected eof while reading")->permanent);
}

}  // namespace

#include "http/courier.h"

#include <doctest/doctest.h>

#include "support/http_server.h"

using namespace std::chrono_literals;
using namespace weir;

namespace {

const std::string at_once = "Retry-After: 0\r\n";

std::optional<std::string> delivered(const HttpServer& server) {
  Courier courier{Endpoint{server.url()}, {{}, 5min}};
  return courier.deliver({"{}", {{"Idempotency-Key", "1"}}});
}

TEST_CASE("Courier: what is taken is delivered") {
  HttpServer server{{answer(204)}};
  CHECK_FALSE(delivered(server).has_value());
  CHECK(server.requests().size() == 1);
}

TEST_CASE("Courier: sends the very same again while that may help") {
  HttpServer server{{answer(500, at_once), answer(429, at_once), answer(408, at_once),
                     answer(503, at_once), answer(200)}};
  CHECK_FALSE(delivered(server).has_value());
  const auto requests = server.requests();
  REQUIRE(requests.size() == 5);
  for (const std::string& request : requests) CHECK(request == requests.front());
}

TEST_CASE("Courier: gives up at once where it can't help, and says why") {
  for (const int status : {301, 400, 401, 403, 404, 410}) {
    HttpServer server{{answer(status, at_once)}};
    CHECK(delivered(server) == "http://127.0.0.1: the answer is " +
                                   std::to_string(status) + ", Retry-After: 0");
    CHECK(server.requests().size() == 1);
  }
}

TEST_CASE("Courier: gives up where the server asks for more patience than there is") {
  HttpServer server{{answer(503, at_once), answer(503, "Retry-After: 301\r\n")}};
  CHECK(delivered(server) ==
        "http://127.0.0.1: the answer is 503, Retry-After: 301, given up at try 2");
}

TEST_CASE("Courier: gives up after the time it was given") {
  HttpServer server{{answer(503), answer(503), answer(503)}};
  Courier courier{Endpoint{server.url()}, {{}, 50ms}};
  CHECK(courier.deliver({"{}", {}}) ==
        "http://127.0.0.1: the answer is 503, given up at try 2");
}

}  // namespace

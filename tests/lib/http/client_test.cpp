#include "http/client.h"

#include <doctest/doctest.h>

#include "support/http_server.h"

using namespace std::chrono_literals;
using namespace weir;

namespace {

const ClientOptions patient{.timeout = 10s, .ca_file = "", .insecure = false};
const ClientOptions hasty{.timeout = 500ms, .ca_file = "", .insecure = false};

HttpResponse answered(int status) {
  HttpResponse response;
  response.status = status;
  return response;
}

HttpResponse posted(const HttpServer& server, const ClientOptions& options = patient) {
  return Client{Endpoint{server.url()}, options}.post({"{}", {}});
}

TEST_CASE("HttpResponse: 2xx is taken") {
  CHECK(answered(200).taken());
  CHECK(answered(299).taken());
  CHECK_FALSE(answered(199).taken());
  CHECK_FALSE(answered(300).taken());
  CHECK_FALSE(HttpResponse{}.taken());
}

TEST_CASE("HttpResponse: 408, 429 and 5xx may pass, other answers don't") {
  for (const int status : {408, 429, 500, 503, 599})
    CHECK(answered(status).transient());
  for (const int status : {301, 302, 307, 400, 401, 403, 404, 410, 413, 428, 430, 499})
    CHECK_FALSE(answered(status).transient());
}

TEST_CASE("Client: posts the body with the headers of request and endpoint") {
  HttpServer server{{answer(200)}};
  Endpoint endpoint{server.url()};
  endpoint.add_headers({{"X-Token", "secret"}});
  Client client{endpoint, patient};
  CHECK(client.post({R"({"a":1})", {{"Content-Type", "application/json"}}}).taken());
  const std::string request = server.requests().at(0);
  CHECK(request.starts_with("POST /hook HTTP/1.1\r\n"));
  CHECK(request.ends_with("\r\n\r\n{\"a\":1}"));
  CHECK(request.find("\r\nContent-Type: application/json\r\n") != request.npos);
  CHECK(request.find("\r\nX-Token: secret\r\n") != request.npos);
}

TEST_CASE("Client: keeps its connection") {
  HttpServer server{{answer(200), answer(503), answer(200)}};
  Client client{Endpoint{server.url()}, patient};
  for (int i = 0; i < 3; ++i) client.post({"{}", {}});
  CHECK(server.requests().size() == 3);
  CHECK(server.connections() == 1);
}

TEST_CASE("Client: a body of megabytes goes out without being asked for") {
  HttpServer server{{answer(200)}};
  Client client{Endpoint{server.url()}, patient};
  CHECK(client.post({std::string(3 << 20, 'x'), {}}).taken());
  CHECK(server.requests().at(0).find("Expect") == std::string::npos);
}

TEST_CASE("Client: what the server says of coming back is passed on") {
  HttpServer server{{answer(429, "retry-after: 7\r\n")}};
  const HttpResponse response = posted(server);
  CHECK(response.status == 429);
  CHECK(response.retry_after == "7");
}

TEST_CASE("Client: what the answer says is kept, up to a bound") {
  const auto said = [](const std::string& body) {
    HttpServer server{{"HTTP/1.1 200 OK\r\nContent-Length: " +
                       std::to_string(body.size()) + "\r\n\r\n" + body}};
    return posted(server).body;
  };
  CHECK(said("ok") == "ok");
  CHECK(said(std::string(100'000, 'x')) == std::string(65536, 'x'));
}

TEST_CASE("Client: no redirection is followed") {
  HttpServer elsewhere{{answer(200)}};
  HttpServer server{{answer(307, "Location: " + elsewhere.url() + "\r\n")}};
  const HttpResponse response = posted(server);
  CHECK(response.status == 307);
  CHECK_FALSE(response.transient());
  CHECK(elsewhere.requests().empty());
}

TEST_CASE(
    "Client: a server that cuts the connection gave no answer, and may do so yet") {
  HttpServer server{{""}};
  const HttpResponse response = posted(server);
  CHECK(response.status == 0);
  CHECK(response.transient());
  CHECK_FALSE(response.problem.empty());
}

TEST_CASE("Client: a server that hangs is left after the timeout") {
  HttpServer server{{}};
  const HttpResponse response = posted(server, hasty);
  CHECK(response.status == 0);
  CHECK(response.transient());
  CHECK(response.problem == "Timeout was reached");
}

TEST_CASE("Client: an answer counts as soon as its status is there") {
  SUBCASE("taken") {
    HttpServer server{{"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"}};
    CHECK(posted(server, hasty).taken());
  }
  SUBCASE("refused") {
    HttpServer server{{"HTTP/1.1 404 No\r\nContent-Length: 9\r\n\r\nhalf"}};
    CHECK(posted(server, hasty).status == 404);
  }
  SUBCASE("but one in between is none yet") {
    HttpServer server{{"HTTP/1.1 102 Processing\r\n\r\n"}};
    CHECK(posted(server, hasty).status == 0);
  }
}

TEST_CASE("Client: what isn't HTTP is no answer") {
  HttpServer server{{"SSH-2.0-OpenSSH\r\n\r\n"}};
  const HttpResponse response = posted(server, hasty);
  CHECK(response.status == 0);
}

TEST_CASE("Client: one that nobody listens for may be there later") {
  std::string url;
  {
    const HttpServer server{{}};
    url = server.url();
  }
  const HttpResponse response = Client{Endpoint{url}, patient}.post({"{}", {}});
  CHECK(response.status == 0);
  CHECK(response.transient());
  CHECK(response.problem == "Couldn't connect to server");
}

}  // namespace

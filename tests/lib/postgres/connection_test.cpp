#include "postgres/connection.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "io/wake.h"

using weir::parse_postgres_uri;
using weir::PostgresConnection;
using weir::PostgresFailure;

namespace {

// A port of this machine, where somebody listens who never answers, or did.
class DeafPort {
 public:
  DeafPort() : socket_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* any = reinterpret_cast<sockaddr*>(&address);
    REQUIRE(::bind(socket_, any, size) == 0);
    REQUIRE(::listen(socket_, 1) == 0);
    REQUIRE(::getsockname(socket_, any, &size) == 0);
    uri_ = "postgresql://127.0.0.1:" + std::to_string(ntohs(address.sin_port)) + "/m";
  }
  ~DeafPort() { close(); }
  DeafPort(const DeafPort&) = delete;
  DeafPort& operator=(const DeafPort&) = delete;

  const std::string& uri() const { return uri_; }
  void close() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
  }

 private:
  int socket_;
  std::string uri_;
};

PostgresFailure failure_of(const std::string& uri, int stop) {
  try {
    const PostgresConnection connection{parse_postgres_uri(uri), stop};
  } catch (const PostgresFailure& failure) {
    return failure;
  }
  return {"none", false};
}

TEST_CASE("PostgresConnection: where nobody listens, that may pass") {
  DeafPort port;
  port.close();
  const PostgresFailure failure = failure_of(port.uri(), -1);
  CHECK(std::string(failure.what()).find("Connection refused") != std::string::npos);
  CHECK(failure.passing());
}

TEST_CASE("PostgresConnection: doesn't wait for ever for who never answers") {
  const DeafPort port;
  const PostgresFailure failure = failure_of(port.uri() + "?connect_timeout=1", -1);
  CHECK(std::string(failure.what()) == "no answer");
  CHECK(failure.passing());
}

TEST_CASE("PostgresConnection: ends at once when it is told to") {
  const DeafPort port;
  const weir::Wake stop;
  stop.raise();
  CHECK(!failure_of(port.uri(), stop.descriptor()).passing());
}

}  // namespace

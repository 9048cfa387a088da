#include "mqtt/connection.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

using namespace std::chrono_literals;
using weir::MqttConnection;
using weir::MqttSettings;

namespace {

struct Subject : weir::MqttSubject {
  void on_message(const weir::MqttMessage&) override {}
  void on_subscribed(int, std::span<const int>) override {}
  void on_acknowledged(int, int) override {}
  void on_online(bool) override {}
};

// A port that nobody listens at, for it is held without listening.
class DeadPort {
 public:
  DeadPort() : socket_{::socket(AF_INET, SOCK_STREAM, 0)} {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    socklen_t size = sizeof address;
    REQUIRE(::bind(socket_, generic, size) == 0);
    REQUIRE(::getsockname(socket_, generic, &size) == 0);
    port_ = ntohs(address.sin_port);
  }
  ~DeadPort() { ::close(socket_); }
  DeadPort(const DeadPort&) = delete;
  DeadPort& operator=(const DeadPort&) = delete;

  std::uint16_t port() const { return port_; }

 private:
  int socket_;
  std::uint16_t port_ = 0;
};

void turn(MqttConnection& connection) {
  pollfd waiting = connection.interest(true);
  ::poll(&waiting, 1, 10);
  connection.attend(waiting.revents);
}

TEST_CASE("MqttConnection: who is refused tries again, until it has been long enough") {
  const DeadPort dead;
  Subject subject;
  MqttSettings settings;
  settings.id = "weir-test";
  settings.broker = {"127.0.0.1", dead.port(), false};
  settings.retry = 1ms;
  MqttConnection connection{settings, subject};
  CHECK_FALSE(connection.is_online());
  const auto until_the_end = [&] {
    for (;;) turn(connection);
  };
  CHECK_THROWS_AS(until_the_end(), std::runtime_error);
}

TEST_CASE("MqttConnection: before the first try there is nothing to wait for") {
  Subject subject;
  MqttSettings settings;
  settings.id = "weir-test";
  const MqttConnection connection{settings, subject};
  CHECK(connection.interest(true).fd < 0);
  CHECK(connection.due() <= weir::steady_now());
}

}  // namespace

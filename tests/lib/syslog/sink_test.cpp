#include "syslog/sink.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "support/scratch.h"

using namespace std::chrono_literals;
using namespace weir;

namespace {

class Socket {
 public:
  explicit Socket(int fd) : fd_{fd} { REQUIRE(fd >= 0); }
  ~Socket() { ::close(fd_); }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;

  int fd() const { return fd_; }

  // Listens at a free port, which it gives back.
  std::string listen() const {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    REQUIRE(::bind(fd_, reinterpret_cast<sockaddr*>(&address), size) == 0);
    ::listen(fd_, 8);  // of a datagram socket it is nothing
    ::getsockname(fd_, reinterpret_cast<sockaddr*>(&address), &size);
    return std::to_string(ntohs(address.sin_port));
  }

  std::string read() const {
    std::array<char, 4096> bytes{};
    const ssize_t count = ::recv(fd_, bytes.data(), bytes.size(), 0);
    return {bytes.data(), static_cast<std::size_t>(std::max<ssize_t>(count, 0))};
  }

 private:
  int fd_;
};

SyslogServer server(const std::string& scheme, const std::string& port) {
  return SyslogServer::parse(scheme + "://127.0.0.1:" + port);
}

std::string text_of(std::string_view text) { return SyslogServer::parse(text).text(); }

TEST_CASE("SyslogServer: says the port in any case") {
  CHECK(text_of("udp://logs.example.com") == "udp://logs.example.com:514");
  CHECK(text_of("tcp://127.0.0.1:601") == "tcp://127.0.0.1:601");
  CHECK(text_of("udp://[::1]:1") == "udp://[::1]:1");
  CHECK(text_of("udp://[::1]") == "udp://[::1]:514");
  for (const char* text : {"", "logs", "http://a", "udp://", "udp://a:", "udp://a:x",
                           "udp://[::1", "udp://a/b", "udp://u@a", "udp://a:123456"})
    CHECK_THROWS_AS(SyslogServer::parse(text), std::invalid_argument);
}

TEST_CASE("SyslogSink: a datagram a message over UDP") {
  const Socket listener{::socket(AF_INET, SOCK_DGRAM, 0)};
  SyslogSink sink{server("udp", listener.listen()), 5s};
  CHECK_FALSE(sink.send("one").has_value());
  CHECK_FALSE(sink.send("two").has_value());
  CHECK(listener.read() == "one");
  CHECK(listener.read() == "two");
}

TEST_CASE("SyslogSink: a frame a message over TCP, and again where it was closed") {
  const Socket listener{::socket(AF_INET, SOCK_STREAM, 0)};
  SyslogSink sink{server("tcp", listener.listen()), 5s};
  {
    CHECK_FALSE(sink.send("one\ntwo").has_value());
    const Socket connection{::accept(listener.fd(), nullptr, nullptr)};
    CHECK(connection.read() == "7 one\ntwo");
  }
  CHECK_FALSE(sink.send("three").has_value());
  const Socket connection{::accept(listener.fd(), nullptr, nullptr)};
  CHECK(connection.read() == "5 three");
}

TEST_CASE("SyslogSink: a datagram to a socket of this machine") {
  const Scratch scratch;
  const std::string path = scratch / "log";
  const SyslogServer local{SyslogServer::Kind::Local, path, {}};
  SyslogSink sink{local, 5s};
  const auto problem = sink.send("zero");
  REQUIRE(problem.has_value());
  CHECK(problem->text == "No such file or directory");
  CHECK_FALSE(problem->too_long);

  const Socket listener{::socket(AF_UNIX, SOCK_DGRAM, 0)};
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::copy(path.begin(), path.end(), std::begin(address.sun_path));
  REQUIRE(::bind(listener.fd(), reinterpret_cast<sockaddr*>(&address),
                 sizeof address) == 0);
  CHECK_FALSE(sink.send("one").has_value());
  CHECK(listener.read() == "one");
  CHECK(sink.send(std::string(900'000, 'x'))->too_long);
  CHECK_FALSE(sink.send("two").has_value());
  CHECK(listener.read() == "two");
}

TEST_CASE("SyslogSink: where nobody listens, that may pass") {
  std::string port;
  {
    const Socket listener{::socket(AF_INET, SOCK_STREAM, 0)};
    port = listener.listen();
  }
  SyslogSink sink{server("tcp", port), 5s};
  CHECK(sink.send("one")->text == "Connection refused");
  CHECK_FALSE(sink.send("one")->too_long);
}

TEST_CASE("SyslogSink: a server that reads nothing isn't waited for for ever") {
  const Socket listener{::socket(AF_INET, SOCK_STREAM, 0)};
  SyslogSink sink{server("tcp", listener.listen()), 10ms};
  std::string much;
  for (int i = 0; i < 100; ++i) much.append(500'000, 'x');
  CHECK(sink.send(much)->text == "Connection timed out");
}

}  // namespace

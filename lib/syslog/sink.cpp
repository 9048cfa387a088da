#include "syslog/sink.h"

#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "io/clock.h"

namespace weir {
namespace {

constexpr const char* default_port = "514";

std::string reason(int problem) { return std::generic_category().message(problem); }

// No call is to wait longer for the other side.
void limit_waits(int fd, Duration timeout) {
  const auto whole = std::chrono::floor<std::chrono::seconds>(timeout);
  timeval time{};
  time.tv_sec = whole.count();
  time.tv_usec = std::chrono::ceil<std::chrono::microseconds>(timeout - whole).count();
  ::setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &time, sizeof time);  // connect() too
}

bool is_port(std::string_view text) {
  return !text.empty() && text.size() <= 5 &&
         text.find_first_not_of("0123456789") == text.npos;
}

}  // namespace

SyslogServer SyslogServer::parse(std::string_view text) {
  SyslogServer server{Kind::Udp, {}, default_port};
  if (text.starts_with("tcp://"))
    server.kind = Kind::Tcp;
  else if (!text.starts_with("udp://"))
    throw std::invalid_argument("a server of syslog begins with udp:// or tcp://");
  text.remove_prefix(6);
  const std::size_t bracket = text.starts_with('[') ? text.find(']') : 0;
  const std::size_t colon = bracket == text.npos ? bracket : text.find(':', bracket);
  std::string_view host = text.substr(0, colon);
  if (colon != text.npos) server.port = text.substr(colon + 1);
  if (host.starts_with('[') && host.ends_with(']'))
    host = host.substr(1, host.size() - 2);
  server.host = host;
  if (host.empty() || !is_port(server.port) ||
      host.find_first_of("/[]@ \t") != host.npos)
    throw std::invalid_argument("a server of syslog is udp://HOST:PORT, or tcp://");
  return server;
}

std::string SyslogServer::text() const {
  if (kind == Kind::Local) return host;
  const bool is_v6 = host.find(':') != host.npos;
  return (kind == Kind::Tcp ? "tcp://" : "udp://") + (is_v6 ? "[" + host + "]" : host) +
         ":" + port;
}

SyslogSink::SyslogSink(SyslogServer server, Duration timeout)
    : server_{std::move(server)}, timeout_{timeout} {}

SyslogSink::~SyslogSink() {
  if (fd_ >= 0) ::shutdown(fd_, SHUT_WR);
  close();
}

void SyslogSink::close() {
  if (fd_ >= 0) ::close(fd_);
  fd_ = -1;
}

// A server that went away has said so long ago; the first write would be taken
// nevertheless, and lost.
bool SyslogSink::was_closed() const {
  char byte = 0;
  const ssize_t count = ::recv(fd_, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
  return count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR);
}

std::optional<SyslogProblem> SyslogSink::connect() {
  if (server_.kind == SyslogServer::Kind::Local) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (server_.host.size() >= sizeof address.sun_path)
      return SyslogProblem{reason(ENAMETOOLONG)};
    std::copy(server_.host.begin(), server_.host.end(), std::begin(address.sun_path));
    fd_ = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    limit_waits(fd_, timeout_);
    if (::connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) ==
        0)
      return std::nullopt;
    return SyslogProblem{reason(errno)};
  }
  addrinfo wanted{};
  wanted.ai_socktype =
      server_.kind == SyslogServer::Kind::Tcp ? SOCK_STREAM : SOCK_DGRAM;
  addrinfo* list = nullptr;
  if (const int code =
          ::getaddrinfo(server_.host.c_str(), server_.port.c_str(), &wanted, &list))
    return SyslogProblem{::gai_strerror(code)};
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owner{list,
                                                                   &::freeaddrinfo};
  int problem = 0;
  for (const addrinfo* one = list; one != nullptr; one = one->ai_next) {
    fd_ = ::socket(one->ai_family, one->ai_socktype | SOCK_CLOEXEC, one->ai_protocol);
    limit_waits(fd_, timeout_);
    if (::connect(fd_, one->ai_addr, one->ai_addrlen) == 0) return std::nullopt;
    problem = errno == EINPROGRESS ? ETIMEDOUT : errno;
    close();
  }
  return SyslogProblem{reason(problem)};
}

std::optional<SyslogProblem> SyslogSink::send(const std::string& message) {
  const bool framed = server_.kind == SyslogServer::Kind::Tcp;
  if (fd_ >= 0 && was_closed()) close();
  if (fd_ < 0) {
    if (auto problem = connect()) {
      close();
      return problem;
    }
  }
  const std::string bytes =
      framed ? std::to_string(message.size()) + " " + message : message;
  std::string_view left = bytes;
  while (!left.empty()) {
    const ssize_t count = ::send(fd_, left.data(), left.size(), MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      const int problem = errno == EAGAIN ? ETIMEDOUT : errno;
      close();  // half a frame can't be gone on with
      return SyslogProblem{reason(problem), problem == EMSGSIZE};
    }
    left.remove_prefix(static_cast<std::size_t>(count));
  }
  return std::nullopt;
}

}  // namespace weir

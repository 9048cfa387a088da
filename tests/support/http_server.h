// HttpServer: answers requests as it was told to, for tests of those who ask.
//
//   HttpServer server{{answer(500), answer(200)}};
//   ...post to server.url()...
//   server.requests()   // what came, as it came
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace weir {

// A whole answer, after which the connection is kept.
inline std::string answer(int status, const std::string& headers = {}) {
  return "HTTP/1.1 " + std::to_string(status) + " Said\r\n" + headers +
         "Content-Length: 0\r\n\r\n";
}

class HttpServer {
 public:
  // Gives the answers one after the other, each as it stands here; an empty one
  // cuts the connection, and when there are no more, it hangs.
  explicit HttpServer(std::vector<std::string> answers)
      : answers_{std::move(answers)}, listener_{::socket(AF_INET, SOCK_STREAM, 0)} {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listener_, generic, size) != 0 || ::listen(listener_, 8) != 0 ||
        ::getsockname(listener_, generic, &size) != 0)
      std::abort();
    port_ = ntohs(address.sin_port);
    thread_ = std::thread{[this] { serve(); }};
  }

  ~HttpServer() {
    ::shutdown(listener_, SHUT_RDWR);
    {
      const std::lock_guard lock{mutex_};
      if (connection_ >= 0) ::shutdown(connection_, SHUT_RDWR);
    }
    thread_.join();
    ::close(listener_);
  }

  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  std::string url() const {
    return "http://127.0.0.1:" + std::to_string(port_) + "/hook";
  }

  std::vector<std::string> requests() const {
    const std::lock_guard lock{mutex_};
    return requests_;
  }
  int connections() const {
    const std::lock_guard lock{mutex_};
    return connections_;
  }

 private:
  void serve() {
    for (;;) {
      const int connection = ::accept(listener_, nullptr, nullptr);
      if (connection < 0) return;
      {
        const std::lock_guard lock{mutex_};
        connection_ = connection;
        ++connections_;
      }
      while (serve_one(connection)) continue;
      const std::lock_guard lock{mutex_};
      connection_ = -1;
      ::close(connection);
    }
  }

  bool serve_one(int connection) {
    std::string request;
    while (!is_whole(request)) {
      char bytes[4096];
      const ssize_t size = ::recv(connection, bytes, sizeof bytes, 0);
      if (size <= 0) return false;
      request.append(bytes, static_cast<std::size_t>(size));
    }
    const std::lock_guard lock{mutex_};
    requests_.push_back(request);
    if (next_ == answers_.size()) return true;
    const std::string& reply = answers_[next_++];
    return !reply.empty() && ::send(connection, reply.data(), reply.size(),
                                    MSG_NOSIGNAL) == static_cast<ssize_t>(reply.size());
  }

  static bool is_whole(const std::string& request) {
    const std::size_t head = request.find("\r\n\r\n");
    const std::size_t length = request.find("Content-Length: ");
    if (head == std::string::npos || length == std::string::npos) return false;
    return request.size() >= head + 4 + std::stoul(request.substr(length + 16));
  }

  const std::vector<std::string> answers_;
  const int listener_;
  int port_ = 0;
  std::thread thread_;
  mutable std::mutex mutex_;
  std::size_t next_ = 0;
  std::vector<std::string> requests_;
  int connections_ = 0;
  int connection_ = -1;
};

}  // namespace weir

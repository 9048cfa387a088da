// SyslogSink: where messages for syslog go.
//
//   SyslogSink sink{SyslogServer::parse("tcp://logs.example.com:514"), 10s};
//   if (const auto problem = sink.send(rfc5424_text(message, 2048))) ...
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "time/time.h"

namespace weir {

struct SyslogServer {
  enum class Kind : unsigned char { Local, Udp, Tcp };
  Kind kind = Kind::Local;
  std::string host;  // of a local one, the path of its socket
  std::string port;

  // Reads "udp://host:port" or "tcp://host:port"; without a port it is 514. Throws
  // std::invalid_argument.
  static SyslogServer parse(std::string_view text);

  // As parse() reads it; a local one by its path.
  std::string text() const;
};

// What a message met on its way.
struct SyslogProblem {
  std::string text;
  bool too_long = false;  // this one never fits; else it may pass
};

class SyslogSink {
 public:
  // Connects when there is something to send, and again where the connection was lost.
  SyslogSink(SyslogServer server, Duration timeout);
  ~SyslogSink();

  SyslogSink(const SyslogSink&) = delete;
  SyslogSink& operator=(const SyslogSink&) = delete;

  // Gives the message away: nullopt. Over TCP it is in a frame (RFC 6587, octet
  // counting). Nobody tells what became of it: what a server had not read when it went
  // down is lost.
  std::optional<SyslogProblem> send(const std::string& message);

 private:
  std::optional<SyslogProblem> connect();
  bool was_closed() const;
  void close();

  SyslogServer server_;
  Duration timeout_;
  int fd_ = -1;
};

}  // namespace weir

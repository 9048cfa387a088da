// SmtpClient: gives mails to one server, over one connection that is kept.
//
//   SmtpClient client{"smtp://mail.example.com:587", {.username = "u", .password =
//   "p"}}; client.send({"alerts@example.com", "ops@example.com"},
//   mail_text(mail)).taken
#pragma once

#include <memory>
#include <string>

#include "http/client.h"
#include "smtp/delivery.h"

namespace weir {

struct SmtpOptions {
  std::string username{};  // empty: it doesn't log in
  std::string password{};
  bool tls = true;  // else all goes in the clear
  ClientOptions client{};
};

struct Envelope {
  std::string from;
  std::string to;
};

// "smtp://host:587" of "smtp://host", and "smtps://host:465": there TLS comes first,
// here it is asked for. Throws std::invalid_argument, which doesn't quote it, where it
// is no such URL, or says more.
std::string smtp_server(std::string_view url);

class SmtpClient {
 public:
  // Connects when there is something to send. Requires: `server` is smtp_server()'s.
  SmtpClient(const std::string& server, const SmtpOptions& options);
  ~SmtpClient();

  SmtpClient(const SmtpClient&) = delete;
  SmtpClient& operator=(const SmtpClient&) = delete;

  // Sends it once, to one receiver. Where TLS is wanted and the server has none,
  // nothing is sent. Once the process is asked to stop, it is given 10 s more.
  SmtpDelivery send(const Envelope& envelope, std::string_view mail);

 private:
  struct Handle;
  std::unique_ptr<Handle> handle_;  // keeps curl out of this header
};

}  // namespace weir

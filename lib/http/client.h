// Client: posts to one endpoint, over one connection that is kept.
//
//   Client client{endpoint, {.timeout = 10s}};
//   client.post({.body = "{}"}).taken()   // true: the answer was 200 or so
#pragma once

#include <memory>
#include <string>

#include "http/endpoint.h"
#include "http/request.h"
#include "time/time.h"

namespace weir {

struct HttpResponse {
  int status = 0;           // 0: no answer came
  std::string problem;      // why none came
  bool may_pass = false;    // and whether that may change by itself
  std::string retry_after;  // the header as it came
  std::string body;         // its beginning, or as much of it as came

  bool taken() const { return status >= 200 && status < 300; }
  // True where the same request may be taken later.
  bool transient() const {
    return status == 0 ? may_pass : status == 408 || status == 429 || status >= 500;
  }
};

struct ClientOptions {
  Duration timeout = std::chrono::seconds{10};  // of a request, from end to end
  std::string ca_file;                          // empty: the system's
  bool insecure = false;                        // TLS verifies nobody
};

class Client {
 public:
  // Connects when there is something to send.
  Client(Endpoint endpoint, const ClientOptions& options);
  ~Client();

  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  // Sends it once. Redirections are not followed: they may lead to a host that
  // isn't to know what only this one may.
  HttpResponse post(const HttpRequest& request);

 private:
  struct Handle;

  Endpoint endpoint_;
  std::unique_ptr<Handle> handle_;  // keeps curl out of this header
};

// The library that does it, and its version.
std::string http_library();

}  // namespace weir

// HttpChannel: what all channels have in common that post to a server.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>

#include "alert/channel.h"
#include "alert/command.h"
#include "http/client.h"

namespace weir {

// How a request is given away: to a server, which answers, or, on --dry-run, to
// whoever reads our output, who doesn't.
using Post = std::function<std::optional<HttpResponse>(const HttpRequest&)>;

class HttpChannel : public Channel {
 public:
  // `name` is how messages call the server; it is no secret.
  HttpChannel(std::string name, Post post)
      : name_{std::move(name)}, post_{std::move(post)} {}

  Outcome send(std::span<const Alert> alerts) final;
  std::string name() const final { return name_; }

 protected:
  virtual HttpRequest request(std::span<const Alert> alerts) = 0;

  // What the answer means: by default what its status says.
  virtual Outcome judge(const HttpResponse& response, std::span<const Alert> alerts);

 private:
  std::string name_;
  Post post_;
};

// 2xx: sent. 408, 429, 5xx, or no answer: again. 400, 413 and 422 refuse what was
// sent, all others, redirections too, whoever sends it.
Outcome outcome_of(const std::string& name, const HttpResponse& response);

// Adds --ca-file, --insecure and --timeout, and the options of the outbox.
void bind_http(CLI::App& app, AlertOptions& options, ClientOptions& client);

// An option that names a file with a secret, which may be in `variable` instead; and
// where the service is.
void add_secret_file(CLI::App& app, const std::string& name, std::string& file,
                     const std::string& what, const std::string& variable);
void add_endpoint(CLI::App& app, std::string& url);

// As read_secret(); where there is none, throws std::invalid_argument, or, as a dry
// run shows no secret, gives "***".
std::string read_needed_secret(const ChannelSetup& setup, const std::string& file,
                               const char* variable, const std::string& option);

// An endpoint whose URL is no secret, with a bearer token that is. Throws
// std::invalid_argument where one of them won't do.
Endpoint with_token(const std::string& url, const std::string& token);

// Gives requests to the endpoint, or shows them where the run is a dry one.
Post open_post(const Endpoint& endpoint, const ClientOptions& client,
               const ChannelSetup& setup);

}  // namespace weir

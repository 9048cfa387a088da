#include "alert/http_channel.h"

#include <memory>
#include <stdexcept>

#include "http/retry_after.h"
#include "io/clock.h"
#include "io/report.h"
#include "io/secret.h"

namespace weir {
namespace {

std::string problem_of(const std::string& name, const HttpResponse& response) {
  if (response.status == 0) return name + ": " + response.problem;
  std::string text = name + ": the answer is " + std::to_string(response.status);
  if (!response.retry_after.empty())
    text.append(", Retry-After: ").append(excerpt(response.retry_after));
  return text;
}

bool refuses_this_one(int status) {
  return status == 400 || status == 413 || status == 422;
}

}  // namespace

Outcome HttpChannel::send(std::span<const Alert> alerts) {
  const auto response = post_(request(alerts));
  return response ? judge(*response, alerts) : Outcome{};
}

Outcome HttpChannel::judge(const HttpResponse& response,
                           std::span<const Alert> /*alerts*/) {
  return outcome_of(name_, response);
}

Outcome outcome_of(const std::string& name, const HttpResponse& response) {
  if (response.taken()) return {};
  const std::string problem = problem_of(name, response);
  if (response.transient()) {
    return {Outcome::Kind::Again, problem,
            asked_wait(response.retry_after, response.body, now()),
            response.status == 429};
  }
  return {refuses_this_one(response.status) ? Outcome::Kind::Refused
                                            : Outcome::Kind::Failed,
          problem};
}

void bind_http(CLI::App& app, AlertOptions& options, ClientOptions& client) {
  app.add_option("--ca-file", client.ca_file, "Holds the authorities to trust")
      ->type_name("FILE");
  app.add_flag("--insecure", client.insecure, "Don't verify who the server is");
  add_duration(app, "--timeout", client.timeout, "Wait so long for an answer");
  for (const char* name : {"--ca-file", "--insecure", "--timeout"})
    app.get_option(name)->group(other_end);
  bind_outbox(app, options.outbox);
}

void add_secret_file(CLI::App& app, const std::string& name, std::string& file,
                     const std::string& what, const std::string& variable) {
  app.add_option(name, file,
                 "Holds the " + what + " (default: the variable " + variable + ")")
      ->type_name("FILE")
      ->group(other_end);
}

void add_endpoint(CLI::App& app, std::string& url) {
  app.add_option("--endpoint", url, "URL of the service")
      ->type_name("URL")
      ->group(other_end)
      ->capture_default_str();
}

std::string read_needed_secret(const ChannelSetup& setup, const std::string& file,
                               const char* variable, const std::string& option) {
  std::string secret = read_secret(file, variable);
  if (!secret.empty()) return secret;
  if (setup.dry_run) return "***";
  throw std::invalid_argument("it needs " + option + " or the variable " + variable);
}

Endpoint with_token(const std::string& url, const std::string& token) {
  Endpoint endpoint{url};
  endpoint.publish_url();
  if (token.find_first_of("\r\n") != token.npos)
    throw std::invalid_argument("what should be the token has several lines");
  endpoint.add_headers(parse_headers("Authorization: Bearer " + token));
  return endpoint;
}

Post open_post(const Endpoint& endpoint, const ClientOptions& client,
               const ChannelSetup& setup) {
  if (setup.dry_run) {
    return [endpoint, &people = setup.ends.people](const HttpRequest& request) {
      people.write_line(masked(endpoint, request));
      return std::optional<HttpResponse>{};
    };
  }
  setup.leave_stdout();
  if (client.insecure)
    report("--insecure: nobody verifies who " + endpoint.origin() + " is");
  return [kept = std::make_shared<Client>(endpoint, client)](
             const HttpRequest& request) { return std::optional{kept->post(request)}; };
}

}  // namespace weir

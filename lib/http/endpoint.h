// Endpoint: where requests go, with what only the two ends may know.
//
//   Endpoint{"https://hooks.example.com/T0/secret"}.origin()
//       // "https://hooks.example.com"
//
// The URL of a webhook is its password. Messages name an endpoint by its origin.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/aws.h"

namespace weir {

// The name of a header and its value.
using Header = std::pair<std::string, std::string>;

class Endpoint {
 public:
  // Throws std::invalid_argument, which doesn't quote it, where `url` is no URL
  // of http or https.
  explicit Endpoint(std::string_view url);
  // One whose URL nobody knows: what would go there can only be shown.
  static Endpoint unknown() { return Endpoint{}; }

  const std::string& url() const { return url_; }
  // Scheme and host, which are no secret.
  const std::string& origin() const { return origin_; }

  // How it may be shown: whole, once somebody has said that it is no secret.
  std::string shown() const {
    if (public_) return url_;
    return origin_.empty() ? "***" : origin_ + "/***";
  }
  void publish_url() { public_ = true; }

  // Headers that go with every request.
  const std::vector<Header>& headers() const { return headers_; }
  void add_headers(std::vector<Header> headers) { headers_ = std::move(headers); }

  // Has every request signed, by who knows them, for a service of AWS.
  struct Signing {
    AwsCredentials credentials;
    AwsScope scope;
  };
  const std::optional<Signing>& signing() const { return signing_; }
  void sign(Signing signing);

 private:
  Endpoint() = default;

  std::string url_;
  std::string origin_;
  bool public_ = false;
  std::vector<Header> headers_;
  std::optional<Signing> signing_;
};

// Reads "Name: value" lines; blank ones and those that begin with # are nothing.
// Throws std::invalid_argument, which doesn't quote them, where one is neither.
std::vector<Header> parse_headers(std::string_view text);

// The endpoint whose URL is in `url_file` or else in the environment variable
// `variable`, with the headers of `header_file` where one is named; an unknown one
// where there is no URL and it is only for show. Throws std::invalid_argument where
// one of them won't do, or there is no URL, and std::system_error where a file can't
// be read.
Endpoint read_endpoint(const std::string& url_file, const char* variable,
                       const std::string& header_file, bool for_show = false);

}  // namespace weir

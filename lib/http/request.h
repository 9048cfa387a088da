// HttpRequest: what is posted to an endpoint.
#pragma once

#include <string>
#include <vector>

#include "http/endpoint.h"

namespace weir {

struct HttpRequest {
  std::string body;
  std::vector<Header> headers;  // where the endpoint has one of the same name, that
};

// The headers of `request` that the endpoint doesn't replace by its own.
std::vector<Header> headers_beside(const Endpoint& endpoint,
                                   const HttpRequest& request);

// The request as it would be sent, but for the secrets, which are "***".
std::string masked(const Endpoint& endpoint, const HttpRequest& request);

}  // namespace weir

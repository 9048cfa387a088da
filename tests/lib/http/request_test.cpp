#include "http/request.h"

#include <doctest/doctest.h>

using weir::Endpoint;
using weir::Header;
using weir::headers_beside;
using weir::HttpRequest;
using weir::masked;

namespace {

const HttpRequest request{"{}", {{"Content-Type", "application/json"}, {"X-N", "1"}}};

TEST_CASE("headers_beside: the endpoint's header goes before the request's") {
  Endpoint endpoint{"https://example.com/secret"};
  endpoint.add_headers({{"content-TYPE", "text/json"}, {"X-Token", "secret"}});
  CHECK(headers_beside(endpoint, request) == std::vector<Header>{{"X-N", "1"}});
}

TEST_CASE("masked: shows what would be sent, but no secret") {
  Endpoint endpoint{"https://user:secret@example.com/secret?secret"};
  endpoint.add_headers({{"X-Token", "secret"}});
  CHECK(masked(endpoint, request) ==
        "POST https://example.com/***\n"
        "Content-Type: application/json\n"
        "X-N: 1\n"
        "X-Token: ***\n"
        "\n"
        "{}\n");
}

}  // namespace

#include "http/endpoint.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

using weir::Endpoint;
using weir::Header;
using weir::parse_headers;
using weir::read_endpoint;

namespace {

TEST_CASE("Endpoint: its origin has nothing that is secret") {
  CHECK(Endpoint{"https://hooks.example.com/T0/B0/secret"}.origin() ==
        "https://hooks.example.com");
  CHECK(
      Endpoint{"http://user:secret@example.com:8080/a?token=secret#secret"}.origin() ==
      "http://example.com");
  CHECK(Endpoint{"https://[::1]:99/secret"}.origin() == "https://[::1]");
}

TEST_CASE("Endpoint: the newline of the file that held it is no part of it") {
  CHECK(Endpoint{"  https://example.com/x\r\n"}.url() == "https://example.com/x");
}

TEST_CASE("Endpoint: what is no URL of http is refused, unquoted") {
  for (const std::string url :
       {"", "secret", "ftp://secret", "file:///secret", "https://", "https:///secret",
        "https://a/secret b", "https://a/secret\nhttps://b", "://secret"}) {
    CAPTURE(url);
    try {
      const Endpoint endpoint{url};
      FAIL("accepted");
    } catch (const std::invalid_argument& error) {
      CHECK(std::string(error.what()).find("secret") == std::string::npos);
    }
  }
}

TEST_CASE("read_endpoint: needs no URL where it is only for show") {
  constexpr const char* none = "WEIR_TEST_NO_SUCH_VARIABLE";
  CHECK_THROWS_AS(read_endpoint("", none, ""), std::invalid_argument);
  CHECK(read_endpoint("", none, "", true).shown() == "***");
}

TEST_CASE("parse_headers: a line each, but for comments and blank lines") {
  CHECK(parse_headers("# who we are\n\nAuthorization: Bearer a:b \r\nX-Site:  north") ==
        std::vector<Header>{{"Authorization", "Bearer a:b"}, {"X-Site", "north"}});
  CHECK(parse_headers("").empty());
}

TEST_CASE("parse_headers: what is none is refused, unquoted, with its line") {
  for (const char* line : {"secret", ": secret", "secret:", "a secret: b", "X-A: b\x01",
                           "sec\xFFret: b", "X-A: a\rX-B: secret"}) {
    CAPTURE(line);
    CHECK_THROWS_WITH_AS(parse_headers("X-Good: 1\n" + std::string(line)),
                         "line 2 is no header of the form Name: value",
                         std::invalid_argument);
  }
}

}  // namespace

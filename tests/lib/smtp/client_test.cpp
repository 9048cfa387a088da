#include "smtp/client.h"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace weir;

namespace {

TEST_CASE("smtp_server: says the port in any case") {
  CHECK(smtp_server("smtp://mail.example.com") == "smtp://mail.example.com:587");
  CHECK(smtp_server("smtps://mail.example.com") == "smtps://mail.example.com:465");
  CHECK(smtp_server("smtp://127.0.0.1:25/") == "smtp://127.0.0.1:25");
  CHECK(smtp_server("smtp://[::1]:25") == "smtp://[::1]:25");
}

TEST_CASE("smtp_server: a URL of something else, or with a secret in it, is refused") {
  for (const char* url :
       {"", "mail.example.com", "http://mail.example.com", "smtp://", "smtp:///x",
        "smtp://user:password@mail.example.com", "smtp://user@mail.example.com",
        "smtp://mail.example.com/path", "smtp://mail.example.com?x",
        "smtp://mail.example.com#x", "smtp://a b", "smtp://a:99999"})
    CHECK_THROWS_AS(smtp_server(url), std::invalid_argument);
}

TEST_CASE("SmtpClient: where nobody listens, that may pass") {
  SmtpClient client{"smtp://127.0.0.1:1", {}};
  const SmtpDelivery delivery = client.send({"a@b", "c@d"}, "x\r\n");
  CHECK_FALSE(delivery.taken);
  CHECK(delivery.code == 0);
  CHECK(delivery.may_pass);
  CHECK(delivery.problem == "Couldn't connect to server");
}

}  // namespace

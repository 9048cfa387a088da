#include "mail/address.h"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace weir;

namespace {

using Pair = std::pair<std::string, std::string>;

Pair read(std::string_view text) {
  const auto address = MailAddress::parse(text);
  return {address.name, address.address};
}

TEST_CASE("MailAddress: alone, or behind a name") {
  CHECK(read("ops@example.com") == Pair{"", "ops@example.com"});
  CHECK(read(" Jörg of Ops  <a+b@example.com> ") ==
        Pair{"Jörg of Ops", "a+b@example.com"});
  CHECK(read("\"Ops, night <2>\" <ops@example.com>") ==
        Pair{"Ops, night <2>", "ops@example.com"});
  CHECK(MailAddress::parse("a@example.com").domain() == "example.com");
}

TEST_CASE("MailAddress: what could be more than one address is none") {
  for (const char* text :
       {"", "ops", "@example.com", "ops@", "a@b@c", "a@b, c@d", "a@b c@d", "a@b>",
        "<a@b", "a@b;c", "a@b> <c@d", "a b@c", "ö@example.com", "a@exämple.com",
        "(x)a@b", "\"a b\"@c", "a@b:25", "a@[127.0.0.1]"})
    CHECK_THROWS_AS(MailAddress::parse(text), std::invalid_argument);
}

TEST_CASE("MailAddress: no control character gets into a header or a command") {
  using namespace std::string_view_literals;
  for (const auto text : {"a@b\r\nRCPT TO:<c@d>"sv, "x\n <a@b>"sv, "a@b\0c"sv,
                          "a\x7F@b"sv, "x\ry <a@b>"sv}) {
    CHECK_THROWS_WITH_AS(MailAddress::parse(text),
                         "a mail address can't hold a control character",
                         std::invalid_argument);
  }
}

TEST_CASE("MailAddress: an address has its limit") {
  const std::string local(64, 'a');
  CHECK(read(local + "@" + std::string(189, 'b')).second.size() == 254);
  CHECK_THROWS_AS(MailAddress::parse(local + "@" + std::string(190, 'b')),
                  std::invalid_argument);
  CHECK_THROWS_AS(MailAddress::parse(local + "a@b"), std::invalid_argument);
  CHECK_THROWS_AS(MailAddress::parse(std::string(501, 'n') + " <a@b>"),
                  std::invalid_argument);
}

}  // namespace

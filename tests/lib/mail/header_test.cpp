#include "mail/header.h"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace std::chrono_literals;
using namespace weir;

namespace {

std::string subject(std::string_view value) {
  std::string out;
  append_text_header(out, "Subject", value);
  return out;
}

std::string to(const std::string& name) {
  std::string out;
  append_address_header(out, "To", {name, "a@b"});
  return out;
}

std::size_t longest_line(std::string_view text) {
  std::size_t longest = 0;
  while (!text.empty()) {
    const std::size_t end = text.find("\r\n");
    longest = std::max(longest, end);
    text.remove_prefix(end + 2);
  }
  return longest;
}

TEST_CASE("append_text_header: ASCII stands as it is") {
  CHECK(subject("doc is at 93.2 % (+12 more)") ==
        "Subject: doc is at 93.2 % (+12 more)\r\n");
  CHECK(subject("") == "Subject:\r\n");
}

TEST_CASE("append_text_header: long lines are folded before a space") {
  const std::string word(30, 'x');
  CHECK(subject(word + " " + word + " " + word) ==
        "Subject: " + word + " " + word + "\r\n " + word + "\r\n");
  std::string exact = "Subject: " + std::string(34, 'a') + " " + std::string(34, 'b');
  REQUIRE(exact.size() == 78);
  CHECK(subject(exact.substr(9)) == exact + "\r\n");
  const std::string folded = exact.substr(0, 43) + "\r\n" + exact.substr(43) + "b\r\n";
  CHECK(subject(exact.substr(9) + "b") == folded);
}

TEST_CASE("append_text_header: all else is encoded") {
  CHECK(subject("grün") == "Subject: =?UTF-8?B?Z3LDvG4=?=\r\n");
  const std::string long_word(65, 'x');
  for (const std::string& value :
       {std::string(" a"), std::string("a "), std::string("a  b"),
        std::string("=?UTF-8?B?YQ==?="), long_word})
    CHECK(subject(value).starts_with("Subject: =?UTF-8?B?"));
}

TEST_CASE("append_text_header: no word ends within a character") {
  const std::string value =
      "xx" + std::string(19, 'a') + "äöü€€€€€€€€€€€€€€€€€€€€€€€€€€€€";
  const std::string header = subject(value);
  CHECK(longest_line(header) <= 78);
  CHECK(header.find("\r\n =?UTF-8?B?4oKs") != header.npos);  // begins with a whole €
}

TEST_CASE("append_address_header: a name is plain words, or encoded") {
  CHECK(to("") == "To: a@b\r\n");
  CHECK(to("Ops of night") == "To: Ops of night <a@b>\r\n");
  CHECK(to("Jörg") == "To: =?UTF-8?B?SsO2cmc=?= <a@b>\r\n");
  CHECK(to("a, b") == "To: =?UTF-8?B?YSwgYg==?= <a@b>\r\n");
  CHECK(longest_line(to(std::string(70, 'n') + " " + std::string(60, 'm'))) <= 78);
}

TEST_CASE("headers: a control character is refused wherever it stands") {
  std::string out;
  for (const char c : {'\r', '\n', '\0', '\t', '\x1B', '\x7F'}) {
    CHECK_THROWS_AS(subject(std::string("a") + c + "b"), std::invalid_argument);
    CHECK_THROWS_AS(to(std::string("a") + c + "b"), std::invalid_argument);
    CHECK_THROWS_AS(append_header(out, "X", std::string(1, c)), std::invalid_argument);
    CHECK_THROWS_AS(append_address_header(out, "To", {"", std::string("a@b") + c}),
                    std::invalid_argument);
  }
}

TEST_CASE("mail_date: as RFC 5322 has it") {
  CHECK(mail_date(Time{}) == "Thu, 1 Jan 1970 00:00:00 +0000");
  CHECK(mail_date(Time{1'795'793'403s + 999ms}) == "Fri, 27 Nov 2026 15:30:03 +0000");
  CHECK(mail_date(Time{-1ns}) == "Wed, 31 Dec 1969 23:59:59 +0000");
}

}  // namespace

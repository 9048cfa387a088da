#include "mail/mail.h"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace std::chrono_literals;
using namespace weir;

namespace {

Mail plain() {
  return {.from = {"Alerts", "alerts@example.com"},
          .to = {"", "ops@example.org"},
          .subject = "doc is hot",
          .date = Time{1'795'793'403s},
          .id = "run-1",
          .text = "doc is hot\n.\n"};
}

TEST_CASE("mail_text: what a mail has to have") {
  CHECK(mail_text(plain()) ==
        "Date: Fri, 27 Nov 2026 15:30:03 +0000\r\n"
        "From: Alerts <alerts@example.com>\r\n"
        "To: ops@example.org\r\n"
        "Subject: doc is hot\r\n"
        "Message-ID: <run-1@example.com>\r\n"
        "Auto-Submitted: auto-generated\r\n"
        "MIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=UTF-8\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n"
        "\r\n"
        "doc is hot\r\n"
        ".\r\n");
}

TEST_CASE("mail_text: all mails of a thread refer to one that never was") {
  Mail mail = plain();
  mail.thread = "weir-7";
  const std::string text = mail_text(mail);
  CHECK(text.find("\r\nIn-Reply-To: <weir-7@example.com>\r\n"
                  "References: <weir-7@example.com>\r\n") != text.npos);
}

TEST_CASE("mail_text: a picture is beside its HTML, which is beside the text") {
  Mail mail = plain();
  mail.picture = MailPicture{std::string(58, 'x'), "<img src=\"cid:chart\">"};
  const std::string text = mail_text(mail);
  std::size_t at = 0;
  for (const char* part :
       {"Content-Type: multipart/alternative;", "\r\n--=_weir_forms\r\n", "text/plain",
        "\r\n--=_weir_forms\r\n", "multipart/related", "\r\n--=_weir_related\r\n",
        "text/html", "cid:chart", "\r\n--=_weir_related\r\n", "image/png",
        "Content-ID: <chart>", "eHh4\r\n", "eA==\r\n", "\r\n--=_weir_related--\r\n",
        "\r\n--=_weir_forms--\r\n"}) {
    INFO(part);
    at = text.find(part, at);
    REQUIRE(at != text.npos);
  }
}

TEST_CASE("mail_text: no text ends a part") {
  Mail mail = plain();
  mail.text = "--=_weir_forms--\n";
  mail.picture = MailPicture{"x", "--=_weir_related--\n"};
  const std::string text = mail_text(mail);
  CHECK(text.find("\r\n--=3D_weir_forms--\r\n") != text.npos);
  CHECK(text.find("\r\n--=3D_weir_related--\r\n") != text.npos);
}

TEST_CASE("mail_text: a newline in what becomes a header is refused") {
  Mail mail = plain();
  SUBCASE("subject") { mail.subject = "a\r\nBcc: b@c"; }
  SUBCASE("id") { mail.id = "a\n"; }
  SUBCASE("thread") { mail.thread = "a\n"; }
  SUBCASE("name") { mail.to.name = "a\r"; }
  CHECK_THROWS_AS(mail_text(mail), std::invalid_argument);
}

TEST_CASE("html_of: nothing is markup") {
  CHECK(html_of("<b>&\"é\n") == "&lt;b&gt;&amp;&quot;é<br>\n");
}

}  // namespace

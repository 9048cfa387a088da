#include "alert/email.h"

#include <doctest/doctest.h>

#include <array>
#include <stdexcept>

#include "support/alerts.h"

using namespace std::chrono_literals;
using namespace weir;

namespace {

constexpr Time noon{12h};
using Kind = Outcome::Kind;
using Stage = SmtpDelivery::Stage;

Alert told(std::string text) {
  Alert made = text_alert(std::move(text));
  made.to = "Ops <ops@example.com>";
  made.id = "run-1";
  made.posted = noon;
  return made;
}

EmailForm form() { return {.from = MailAddress::parse("alerts@example.com")}; }

Mail mail_of(const Alert& alert, const EmailForm& wanted = form()) {
  return email_of({&alert, 1}, wanted, noon);
}

TEST_CASE("email_of: its subject is the text's first line, its parts the alert's") {
  const Mail mail = mail_of(told("doc is hot\nvery hot"));
  CHECK(mail.subject == "doc is hot");
  CHECK(mail.text == "doc is hot\nvery hot");
  CHECK(mail.to.address == "ops@example.com");
  CHECK(mail.id == "run-1");
  CHECK(mail.date == noon);
  CHECK(mail.thread.empty());
}

TEST_CASE("email_of: a subject of its own tells how many more, and on one line") {
  Alert made = told("text");
  made.more = 2;
  made.parts = {Text{"doc\r\nBcc: x@y", {}}};
  EmailForm wanted = form();
  wanted.has_subject = true;
  CHECK(mail_of(made, wanted).subject == "doc\\r\\nBcc: x@y (+2 more)");
  made.resolved = true;
  CHECK(mail_of(made, wanted).subject.starts_with("Resolved: doc"));
}

TEST_CASE("email_of: several alerts are one mail, in no thread") {
  std::array two{told("one"), told("two")};
  two[0].thread = two[1].thread = "x";
  const Mail mail = email_of(two, form(), noon);
  CHECK(mail.subject == "2 alerts");
  CHECK(mail.text == "2 alerts:\n• one\n• two");
  CHECK(mail.thread.empty());
}

TEST_CASE("email_of: a thread's name is the same in each run, and no other's") {
  Alert made = told("x");
  made.thread = "\"doc\"";
  CHECK(mail_of(made).thread == "weir-4d14849d91b3a3d5");
  made.thread = "\"dod\"";
  CHECK(mail_of(made).thread != "weir-4d14849d91b3a3d5");
}

TEST_CASE("email_of: what is too long is cut, with a mark") {
  const Mail mail = mail_of(told(std::string(1'000'000, 'x')));
  CHECK(mail.text.size() == std::size_t{256} * 1024);
  CHECK(mail.text.ends_with("x…"));
  CHECK(mail.subject.ends_with("x…"));
}

TEST_CASE("email_of: a chart shows what its part lists") {
  Alert made = told("<b>hot</b>");
  EmailForm wanted = form();
  wanted.chart = "a<b";
  made.parts = {Text{"1 3.5 2", {}}};
  const Mail mail = mail_of(made, wanted);
  CHECK(mail.text == "<b>hot</b>\n\na<b: 2, of the last 3 between 1 and 3.5");
  REQUIRE(mail.picture.has_value());
  CHECK(mail.picture->png.starts_with("\x89PNG"));
  CHECK(mail.picture->html.find("<p>&lt;b&gt;hot&lt;/b&gt;</p>") != std::string::npos);
  CHECK(mail.picture->html.find("alt=\"a&lt;b: 2, of") != std::string::npos);
  made.parts = {Text{"1", {}}};
  CHECK_FALSE(mail_of(made, wanted).picture.has_value());
}

TEST_CASE("email_of: an alert that was made for another form has what it has") {
  EmailForm wanted = form();
  wanted.has_subject = true;
  wanted.chart = "a";
  CHECK(mail_of(told("x"), wanted).subject == "x");
  Alert made = told("x");
  made.parts = {Text{"1 2", {}}};
  CHECK_FALSE(mail_of(made, wanted).picture.has_value());
}

TEST_CASE("email_of: a receiver that is none is refused") {
  Alert made = told("x");
  made.to = "a@b\r\nRCPT TO:<c@d>";
  CHECK_THROWS_AS(mail_of(made), std::invalid_argument);
}

Outcome outcome(Stage stage, int code, bool several = true, bool may_pass = false) {
  return outcome_of("smtp://mail", "ops@b", {false, stage, code, "no", may_pass},
                    several);
}

TEST_CASE("outcome_of a mail: 4xx may pass, whatever it is about") {
  for (const Stage stage :
       {Stage::Greeting, Stage::Login, Stage::Sender, Stage::Recipient, Stage::Content})
    CHECK(outcome(stage, 450).kind == Kind::Again);
}

TEST_CASE("outcome_of a mail: 5xx is about one, or about all") {
  CHECK(outcome(Stage::Recipient, 550).kind == Kind::Refused);
  CHECK(outcome(Stage::Recipient, 550, false).kind == Kind::Failed);
  CHECK(outcome(Stage::Content, 554, false).kind == Kind::Refused);
  CHECK(outcome(Stage::Sender, 552).kind == Kind::Refused);
  for (const Stage stage : {Stage::Greeting, Stage::Login, Stage::Sender})
    CHECK(outcome(stage, 550).kind == Kind::Failed);
}

TEST_CASE("outcome_of a mail: no answer may pass, or not") {
  CHECK(outcome(Stage::Content, 0, true, true).kind == Kind::Again);
  CHECK(outcome(Stage::Content, 0, true, false).kind == Kind::Failed);
}

TEST_CASE(
    "outcome_of a mail: a problem names the server, and the receiver it is about") {
  CHECK(outcome(Stage::Recipient, 550).problem == "smtp://mail: ops@b: no");
  CHECK(outcome(Stage::Sender, 550).problem == "smtp://mail: no");
}

}  // namespace

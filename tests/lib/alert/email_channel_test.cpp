#include "alert/email_channel.h"

#include <doctest/doctest.h>

#include "support/alerts.h"

using namespace weir;

namespace {

EmailForm form(std::string chart = {}) {
  return {.from = MailAddress::parse("alerts@example.com"), .chart = std::move(chart)};
}

EmailChannel channel_to(std::vector<Envelope>& sent, EmailForm wanted = form()) {
  return {"smtp://mail", std::move(wanted), true, 10,
          [&sent](const Envelope& envelope, const std::string& /*mail*/) {
            sent.push_back(envelope);
            return SmtpDelivery{.taken = true};
          }};
}

Alert value(std::string key, std::string number) {
  Alert made = text_alert("x");
  made.key = std::move(key);
  made.parts = {Text{"subject", {}}, Text{std::move(number), {{0, 1}}}};
  return made;
}

TEST_CASE("EmailChannel: the envelope has addresses alone") {
  std::vector<Envelope> sent;
  auto channel = channel_to(sent);
  Alert made = text_alert("x");
  made.to = "Ops <ops@example.com>";
  CHECK(channel.send({&made, 1}).kind == Outcome::Kind::Sent);
  REQUIRE(sent.size() == 1);
  CHECK(sent[0].from == "alerts@example.com");
  CHECK(sent[0].to == "ops@example.com");
}

TEST_CASE("EmailChannel: a receiver that a record made none of refuses the one alert") {
  std::vector<Envelope> sent;
  auto channel = channel_to(sent);
  Alert made = text_alert("x");
  made.to = "nobody";
  const Outcome outcome = channel.send({&made, 1});
  CHECK(outcome.kind == Outcome::Kind::Refused);
  CHECK(outcome.problem ==
        "smtp://mail: nobody: what should be a mail address is none");
  CHECK(sent.empty());
}

TEST_CASE("EmailChannel: the charted part becomes the values of its key so far") {
  std::vector<Envelope> sent;
  auto channel = channel_to(sent, form("usage"));
  Alert made = value("a", "1.50000000000000000");
  channel.prepare(made);
  CHECK(made.parts.back().plain == "1.5");
  CHECK(made.parts.back().values.empty());
  made = value("b", "9");
  channel.prepare(made);
  made = value("a", "-2");
  channel.prepare(made);
  CHECK(made.parts.back().plain == "1.5 -2");
  CHECK(made.parts.front().plain == "subject");
  for (int i = 0; i < 100; ++i) {
    made = value("a", "0");
    channel.prepare(made);
  }
  CHECK(made.parts.back().plain.size() == 60 * 2 - 1);
}

TEST_CASE("EmailChannel: without a chart, parts stay as they are") {
  std::vector<Envelope> sent;
  auto channel = channel_to(sent);
  Alert made = value("a", "1");
  channel.prepare(made);
  CHECK(made.parts.back().plain == "1");
}

TEST_CASE("EmailChannel: joins what makes a mail of a size") {
  std::vector<Envelope> sent;
  auto channel = channel_to(sent);
  const Alert small = text_alert("x");
  const Alert big = text_alert(std::string(70'000, 'x'));
  CHECK(channel.joins({&small, 1}, small));
  CHECK_FALSE(channel.joins({&small, 1}, big));
}

}  // namespace

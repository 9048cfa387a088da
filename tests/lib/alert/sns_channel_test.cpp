#include "alert/sns_channel.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "support/alerts.h"

using namespace weir;

namespace {

const SnsTopic plain = SnsTopic::parse("arn:aws:sns:eu-west-1:123456789012:ops");
const SnsTopic fifo = SnsTopic::parse("arn:aws:sns:eu-west-1:123456789012:ops.fifo");

struct Sent {
  std::string body;
  Outcome outcome;
};

Sent send(const SnsTopic& topic, const Alert& alert, HttpResponse response = {}) {
  Sent sent;
  SnsChannel channel{"sns",
                     [&](const HttpRequest& request) {
                       sent.body = request.body;
                       return std::optional{response};
                     },
                     topic};
  sent.outcome = channel.send({&alert, 1});
  return sent;
}

Outcome::Kind kind_of(int status, std::string body) {
  HttpResponse response;
  response.status = status;
  response.body = std::move(body);
  return send(plain, text_alert("hot"), response).outcome.kind;
}

Alert with_subject(std::string subject) {
  Alert alert = text_alert("hot");
  alert.posted = latest_time;
  alert.parts = {Text{std::move(subject), {}}};
  return alert;
}

TEST_CASE("SnsTopic: tells region and kind, and where it is") {
  CHECK(plain.region == "eu-west-1");
  CHECK_FALSE(plain.fifo);
  CHECK(fifo.fifo);
  CHECK(plain.endpoint() == "https://sns.eu-west-1.amazonaws.com/");
  CHECK(SnsTopic::parse("arn:aws-cn:sns:cn-north-1:1:a").endpoint() ==
        "https://sns.cn-north-1.amazonaws.com.cn/");
}

TEST_CASE("SnsTopic: refuses what is none") {
  for (const char* text :
       {"", "ops", "arn:aws:sqs:eu-west-1:1:ops", "arn:aws:sns:a/b:1:ops",
        "arn:aws:sns::1:ops", "arn:aws:sns:eu-west-1:1:ops:subscription"})
    CHECK_THROWS_AS(SnsTopic::parse(text), std::invalid_argument);
}

TEST_CASE("SnsChannel: escapes all that isn't a letter or a digit") {
  Alert alert = text_alert("a&Subject=b c+é\n");
  alert.posted = latest_time;
  CHECK(send(plain, alert).body ==
        "Action=Publish&Version=2010-03-31"
        "&TopicArn=arn%3Aaws%3Asns%3Aeu-west-1%3A123456789012%3Aops"
        "&Message=a%26Subject%3Db%20c%2B%C3%A9%0A");
}

TEST_CASE("SnsChannel: a subject is of one line, of ASCII, and short") {
  CHECK(send(plain, with_subject("é\r\nhot")).body.find("&Subject=%3F%20%20hot") !=
        std::string::npos);
  CHECK(send(plain, with_subject(" \n")).body.find("Subject") == std::string::npos);
  const std::string body = send(plain, with_subject(std::string(1000, 'x'))).body;
  CHECK(body.substr(body.find("&Subject=") + 9).size() <= 100);
}

TEST_CASE("SnsChannel: a text that is too long is cut") {
  Alert alert = text_alert(std::string(1'000'000, 'x'));
  alert.posted = latest_time;
  const std::string body = send(plain, alert).body;
  CHECK(body.ends_with("xx%E2%80%A6"));
  CHECK(body.size() < 262'144 + 200);
}

TEST_CASE("SnsChannel: of a FIFO topic, the same is told once, and keys are in order") {
  Alert alert = text_alert("hot");
  alert.id = "1";
  alert.key = "\"doc\"";
  const std::string body = send(fifo, alert).body;
  CHECK(body == send(fifo, alert).body);
  CHECK(body.find("&MessageGroupId=") != std::string::npos);
  alert.id = "2";
  CHECK(body != send(fifo, alert).body);
  CHECK(send(plain, alert).body.find("MessageGroupId") == std::string::npos);
}

TEST_CASE("SnsChannel: the answer's code says what it means") {
  const auto error = [](const char* code) {
    return std::string("<ErrorResponse><Error><Code>") + code + "</Code></Error>";
  };
  CHECK(kind_of(200, "<PublishResponse/>") == Outcome::Kind::Sent);
  CHECK(kind_of(200, "<html>") == Outcome::Kind::Again);
  CHECK(kind_of(200, "") == Outcome::Kind::Again);
  CHECK(kind_of(400, error("Throttling")) == Outcome::Kind::Again);
  CHECK(kind_of(400, error("InvalidParameter")) == Outcome::Kind::Refused);
  CHECK(kind_of(400, error("RequestExpired")) == Outcome::Kind::Failed);
  CHECK(kind_of(403, error("SignatureDoesNotMatch")) == Outcome::Kind::Failed);
  CHECK(kind_of(404, error("NotFound")) == Outcome::Kind::Failed);
  CHECK(kind_of(500, error("InternalFailure")) == Outcome::Kind::Again);
  CHECK(kind_of(503, "") == Outcome::Kind::Again);
}

}  // namespace

#include "alert/http_channel.h"

#include <doctest/doctest.h>

#include "support/alerts.h"
#include "support/http_server.h"

using namespace std::chrono_literals;
using namespace weir;

namespace {

HttpResponse answered(int status, std::string retry_after = {}) {
  HttpResponse response;
  response.status = status;
  response.retry_after = std::move(retry_after);
  return response;
}

Outcome outcome(int status, std::string retry_after = {}) {
  return outcome_of("https://a.example", answered(status, std::move(retry_after)));
}

TEST_CASE("outcome_of: 2xx is sent") {
  CHECK(outcome(200).kind == Outcome::Kind::Sent);
  CHECK(outcome(204).kind == Outcome::Kind::Sent);
}

TEST_CASE("outcome_of: what may pass is tried again, after the wait asked for") {
  for (const int status : {408, 429, 500, 503})
    CHECK(outcome(status).kind == Outcome::Kind::Again);
  CHECK(outcome(503, "7").after == 7s);
  CHECK_FALSE(outcome(503).after.has_value());
  CHECK(outcome(503, "7").problem ==
        "https://a.example: the answer is 503, Retry-After: 7");
}

TEST_CASE("outcome_of: only who is slowed down by 429 has to keep to the wait") {
  CHECK(outcome(429, "7").firm);
  CHECK_FALSE(outcome(503, "7").firm);
}

TEST_CASE("outcome_of: some answers are about what was sent, the others about us") {
  for (const int status : {400, 413, 422})
    CHECK(outcome(status).kind == Outcome::Kind::Refused);
  for (const int status : {301, 307, 401, 403, 404, 405, 410})
    CHECK(outcome(status).kind == Outcome::Kind::Failed);
}

TEST_CASE("outcome_of: where no answer came, that is said") {
  HttpResponse none;
  none.problem = "Timeout was reached";
  none.may_pass = true;
  CHECK(outcome_of("x", none).kind == Outcome::Kind::Again);
  CHECK(outcome_of("x", none).problem == "x: Timeout was reached");
  none.may_pass = false;
  CHECK(outcome_of("x", none).kind == Outcome::Kind::Failed);
}

}  // namespace

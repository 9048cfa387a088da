#include "alert/syslog_channel.h"

#include <doctest/doctest.h>

#include "support/alerts.h"

using namespace weir;

namespace {

using Kind = Outcome::Kind;

struct Told {
  Outcome outcome;
  std::string message;
};

Told tell(const Alert& alert, bool severity_in_record = false,
          std::optional<SyslogProblem> problem = {},
          const SyslogServer& server = {SyslogServer::Kind::Local, "/dev/log", {}}) {
  Told told;
  SyslogMessage form;
  form.tag = "weir";
  SyslogChannel channel{{server, form, severity_in_record, 480},
                        [&](const std::string& message) {
                          told.message = message;
                          return problem;
                        }};
  told.outcome = channel.send({&alert, 1});
  return told;
}

Alert recent(std::string text) {
  Alert made = text_alert(std::move(text));
  made.posted = latest_time;
  return made;
}

TEST_CASE("SyslogChannel: tells the text on one line") {
  const Told told = tell(recent("doc is hot\n<0>kernel: \x1B[31m"));
  CHECK(told.outcome.kind == Kind::Sent);
  CHECK(told.message == R"(<12>weir[0]: doc is hot\n<0>kernel: \u001b[31m)");
}

TEST_CASE("SyslogChannel: a server gets it as RFC 5424 has it") {
  const auto server = SyslogServer::parse("udp://logs");
  CHECK(tell(recent("hot"), false, {}, server).message ==
        "<12>1 1970-01-01T00:00:00Z - weir 0 - - hot");
}

TEST_CASE("SyslogChannel: the record may say how grave it is") {
  Alert made = recent("hot");
  made.parts = {Text{"crit", {}}};
  CHECK(tell(made, true).message.starts_with("<10>"));
  made.parts = {};  // of an earlier run, which had none
  CHECK(tell(made, true).message.starts_with("<12>"));
  made.parts = {Text{"loud", {}}};
  CHECK(tell(made, true).message.starts_with("<12>"));
}

TEST_CASE(
    "SyslogChannel: what can't be given away is tried again, unless it never fits") {
  CHECK(tell(recent("x"), false, SyslogProblem{"gone"}).outcome.kind == Kind::Again);
  CHECK(tell(recent("x"), false, SyslogProblem{"gone"}).outcome.problem ==
        "/dev/log: gone");
  CHECK(tell(recent("x"), false, SyslogProblem{"big", true}).outcome.kind ==
        Kind::Refused);
}

}  // namespace

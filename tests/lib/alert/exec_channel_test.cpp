#include "alert/exec_channel.h"

#include <doctest/doctest.h>

#include <cerrno>

#include "support/alerts.h"

using namespace std::chrono_literals;
using namespace weir;

namespace {

using Kind = Outcome::Kind;

struct Ran {
  Outcome outcome;
  std::vector<ChildOptions> children;
};

Ran run(const Alert& alert, ChildEnd end = {}) {
  Ran ran;
  ExecChannel channel{
      {"tell", "-t"}, {"HOME=/home"}, 5s, [&](const ChildOptions& child) {
        ran.children.push_back(child);
        return end;
      }};
  ran.outcome = channel.send({&alert, 1});
  return ran;
}

Outcome ended(ChildEnd::Kind kind, int status = 0) {
  return run(alert(std::nullopt, "{}"), {kind, status}).outcome;
}

TEST_CASE("ExecChannel: the program gets arguments, environment and record") {
  Alert made = alert(Text{"doc is hot", {}}, R"({"host":"doc"})", 12);
  made.id = "run-1";
  const auto child = run(made).children.at(0);
  CHECK(child.arguments == std::vector<std::string>{"tell", "-t"});
  CHECK(child.environment ==
        std::vector<std::string>{"WEIR_HOST=doc", "NOTIFY_ID=run-1", "NOTIFY_MORE=12",
                                 "NOTIFY_TEXT=doc is hot", "HOME=/home"});
  CHECK(child.input == "{\"host\":\"doc\"}\n");
  CHECK(child.timeout == 5s);
}

TEST_CASE("ExecChannel: its end says what became of the alert") {
  CHECK(ended(ChildEnd::Kind::Exited).kind == Kind::Sent);
  CHECK(ended(ChildEnd::Kind::Exited, 75).kind == Kind::Again);
  CHECK(ended(ChildEnd::Kind::Late).kind == Kind::Again);
  for (const int status : {1, 2, 74, 76, 127})
    CHECK(ended(ChildEnd::Kind::Exited, status).kind == Kind::Refused);
  CHECK(ended(ChildEnd::Kind::Killed, 9).kind == Kind::Refused);
  CHECK(ended(ChildEnd::Kind::Exited, 2).problem == "tell: its status is 2");
}

TEST_CASE("ExecChannel: one that can't be started never can, or only not now") {
  CHECK(ended(ChildEnd::Kind::NotStarted, ENOENT).kind == Kind::Failed);
  CHECK(ended(ChildEnd::Kind::NotStarted, EAGAIN).kind == Kind::Again);
  CHECK(ended(ChildEnd::Kind::NotStarted, E2BIG).kind == Kind::Refused);
}

TEST_CASE("ExecChannel: what holds a byte 0 is not cut, but refused") {
  const Ran ran = run(alert(std::nullopt, R"({"a":"x\u0000y"})"));
  CHECK(ran.outcome.kind == Kind::Refused);
  CHECK(ran.outcome.problem == "tell: no variable can hold the byte 0 of WEIR_A");
  CHECK(ran.children.empty());
  const Text text{std::string("a\0b", 3), {}};
  CHECK(run(alert(text, "{}")).outcome.kind == Kind::Refused);
}

}  // namespace

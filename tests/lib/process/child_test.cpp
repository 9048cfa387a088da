#include "process/child.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "support/pipe.h"

using namespace std::chrono_literals;
using namespace weir;

namespace {

ChildEnd shell(std::string script, Duration timeout = 1h, std::string input = {}) {
  std::signal(SIGPIPE, SIG_IGN);
  return run_child(
      {.arguments = {"sh", "-c", std::move(script), "sh", "two  words; $x"},
       .environment = {"NAME=a value", "PATH=/usr/bin:/bin"},
       .input = std::move(input),
       .timeout = timeout,
       .last_words = 10ms});
}

TEST_CASE("run_child: tells the status") {
  const ChildEnd end = shell("exit 75");
  CHECK(end.kind == ChildEnd::Kind::Exited);
  CHECK(end.status == 75);
}

TEST_CASE("run_child: arguments and environment reach it as they are") {
  CHECK(shell(R"([ "$1" = 'two  words; $x' ])").status == 0);
  CHECK(shell(R"([ "$NAME" = 'a value' ] && [ "${HOME-none}" = none ])").status == 0);
}

TEST_CASE("run_child: reads the input to its end, or not at all") {
  const std::string long_input(1'000'000, 'x');
  CHECK(shell("[ $(wc -c) = 1000000 ]", 1h, long_input).status == 0);
  CHECK(shell("exit 3", 1h, long_input).status == 3);
}

TEST_CASE("run_child: gives input where we have none") {
  const int kept = ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
  ::close(STDIN_FILENO);
  CHECK(shell("[ $(cat) = word ]", 1h, "word").status == 0);
  ::dup2(kept, STDIN_FILENO);
  ::close(kept);
}

TEST_CASE("run_child: has no descriptor of ours, and its signals by default") {
  const Pipe pipe;
  const int copy = ::fcntl(pipe.writer(), F_DUPFD, 200);
  CHECK(shell("[ ! -e /proc/$$/fd/200 ]").status == 0);
  ::close(copy);
  CHECK(shell("kill -PIPE $$").status == SIGPIPE);
}

TEST_CASE("run_child: tells what killed it") {
  const ChildEnd end = shell("kill -KILL $$");
  CHECK(end.kind == ChildEnd::Kind::Killed);
  CHECK(end.status == SIGKILL);
}

TEST_CASE("run_child: ends what takes too long, with all that it started") {
  SUBCASE("by asking") {
    CHECK(shell("sleep 3600 & wait", 10ms).kind == ChildEnd::Kind::Late);
  }
  SUBCASE("or, where it won't listen, by force") {
    CHECK(shell("trap '' TERM; sleep 3600 & wait; wait", 10ms).kind ==
          ChildEnd::Kind::Late);
  }
}

TEST_CASE("run_child: says why it can't be started") {
  std::signal(SIGPIPE, SIG_IGN);
  const ChildEnd end = run_child({.arguments = {"/nonexistent"}});
  CHECK(end.kind == ChildEnd::Kind::NotStarted);
  CHECK(end.status == ENOENT);
  CHECK(run_child({.arguments = {"/"}}).status == EACCES);
}

}  // namespace

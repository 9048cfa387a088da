#include "alert/outbox.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "support/alerts.h"
#include "support/memory_file.h"
#include "support/scratch.h"

using namespace std::chrono_literals;
using namespace weir;

namespace {

volatile std::sig_atomic_t stops = 0;

// An outbox whose input is `records`, and whose rejects go aside.
struct Run {
  explicit Run(std::deque<Outcome> outcomes, const OutboxOptions& options = {})
      : channel{std::move(outcomes)}, outbox{channel, in, options} {}

  static StreamOptions with_rejects(const MemoryFile& file) {
    StreamOptions options;
    options.rejects = "/proc/self/fd/" + std::to_string(file.fd());
    return options;
  }

  bool post(const char* record, const char* to = "") {
    Alert made = alert(std::nullopt, record);
    made.receivers = {to};
    made.line = ++line;
    return outbox.post({&made, 1});
  }

  int end() {
    std::signal(SIGTERM, [](int) { stops = stops + 1; });  // the reader, in a tool
    outbox.finish();
    const int status = outbox.end(in.end());
    std::signal(SIGTERM, SIG_DFL);
    return status;
  }

  MemoryFile input, aside;
  std::uint64_t line = 0;
  RecordReader in{input.fd(), nullptr, with_rejects(aside)};
  ScriptedChannel channel;
  Outbox outbox;
};

Outcome again(Duration after) { return {Outcome::Kind::Again, "busy", after}; }
const Outcome refused{Outcome::Kind::Refused, "not this one"};
const Outcome failed{Outcome::Kind::Failed, "no more"};

using Records = std::vector<std::string>;

TEST_CASE("Outbox: where all is sent, the reader's status stands") {
  Run run{{}};
  CHECK(run.post("a"));
  CHECK(run.channel.sent == Records{"a"});
  CHECK(run.end() == 0);
  CHECK(run.outbox.end(3) == 3);
}

TEST_CASE("Outbox: what is put off goes again, the same and first") {
  Run run{{again(5ms), again(5ms)}};
  CHECK(run.post("a"));
  CHECK(run.post("b"));
  CHECK(run.end() == 0);
  CHECK(run.channel.sent == Records{"a", "b"});
  CHECK(run.channel.tried == Records{"a", "a", "a", "b"});
  CHECK(run.channel.ids[0] == run.channel.ids[2]);
  CHECK(run.channel.ids[0] != run.channel.ids[3]);
}

TEST_CASE("Outbox: who has to wait holds up nobody else") {
  Run run{{again(4min)}};
  CHECK(run.post("a", "#slow"));
  CHECK(run.post("b", "#quick"));
  CHECK(run.post("c", "#slow"));
  CHECK(run.post("d", "#quick"));
  CHECK(run.channel.sent == Records{"b", "d"});
}

TEST_CASE("Outbox: one that is refused is put aside, and the next ones go") {
  Run run{{Outcome{}, refused}};
  for (const char* record : {"a", "b", "c"}) CHECK(run.post(record));
  CHECK(run.channel.sent == Records{"a", "c"});
  CHECK_FALSE(run.outbox.failed());
  CHECK(run.end() == 1);
  CHECK(run.aside.text().find(R"("line":2,"reason":"not sent","text":"b")") !=
        std::string::npos);
}

TEST_CASE("Outbox: where nothing more can be sent, all that is left is put aside") {
  stops = 0;
  std::signal(SIGTERM, [](int) { stops = stops + 1; });
  Run run{{again(4min), failed}};
  CHECK(run.post("a", "#slow"));
  CHECK_FALSE(run.post("b"));
  CHECK_FALSE(run.post("c"));
  CHECK(stops == 1);
  CHECK(run.outbox.failed());
  CHECK(run.end() == 1);
  CHECK(run.channel.sent.empty());
  const std::string put = run.aside.text();
  const std::size_t a = put.find(R"("line":1,"reason":"not sent","text":"a")");
  const std::size_t b = put.find(R"("line":2,"reason":"not sent","text":"b")");
  const std::size_t c = put.find(R"("line":3,"reason":"not sent","text":"c")");
  CHECK(a < b);
  CHECK(b < c);
  CHECK(c != put.npos);
}

TEST_CASE("Outbox: gives up after the time it was given") {
  std::signal(SIGTERM, [](int) { stops = stops + 1; });
  Run run{{again(1ms), again(1ms), again(1h)}, {.retry = 1min}};
  CHECK(run.post("a"));
  CHECK(run.end() == 1);
  CHECK(run.channel.tried.size() == 3);
}

TEST_CASE("Outbox: where too much waits, it waits too") {
  Run run{{again(20ms)}, {.queue_size = 1}};
  CHECK(run.post("a"));
  CHECK(run.channel.sent == Records{"a"});
}

TEST_CASE("Outbox: a group is one message, where the channel joins it") {
  Run run{{}};
  std::vector<Alert> group(3, alert(std::nullopt, "a"));
  for (Alert& one : group) one.group = 1;
  CHECK(run.outbox.post(group));
  CHECK(run.channel.sent == Records{"a", "a", "a"});  // it doesn't
}

// What a spool has in its file.
std::size_t lines_in(const std::string& spool) {
  std::ifstream file{spool + "/journal.ndjson"};
  return static_cast<std::size_t>(
      std::count(std::istreambuf_iterator<char>{file}, {}, '\n'));
}

TEST_CASE("Outbox: what couldn't be sent is sent by the next run, the same and first") {
  const Scratch scratch;
  const OutboxOptions options{.retry = 1ms, .spool = scratch / "spool"};
  std::string id;
  {
    Run run{{again(3min)}, options};
    CHECK(run.post(R"({"n":1})"));
    CHECK(run.post(R"({"n":2})"));
    CHECK(lines_in(options.spool) == 2);
    CHECK(run.channel.tried.empty());
    run.in.waiter().do_due();
    id = run.channel.ids[0];
  }  // as by kill -9
  Run run{{}, options};
  CHECK(run.post(R"({"n":3})"));
  CHECK(run.end() == 0);
  CHECK(run.channel.sent == Records{R"({"n":1})", R"({"n":2})", R"({"n":3})"});
  CHECK(run.channel.ids[0] == id);
  CHECK(lines_in(options.spool) == 0);
}

TEST_CASE("Outbox: what is left in the spool makes status 1, and isn't put aside") {
  const Scratch scratch;
  std::signal(SIGTERM, [](int) { stops = stops + 1; });
  Run run{{failed}, {.spool = scratch / "spool"}};
  CHECK(run.post(R"({"n":1})"));
  run.in.waiter().do_due();
  CHECK_FALSE(run.post(R"({"n":2})"));
  CHECK(run.end() == 1);
  CHECK(run.aside.text().empty());
  CHECK(lines_in(scratch / "spool") == 2);
}

TEST_CASE("Outbox: what is refused doesn't stay in the spool") {
  const Scratch scratch;
  Run run{{refused}, {.spool = scratch / "spool"}};
  CHECK(run.post(R"({"n":1})"));
  CHECK(run.end() == 1);
  CHECK_FALSE(run.aside.text().empty());
  CHECK(lines_in(scratch / "spool") == 0);
}

TEST_CASE("Outbox: a spool that is full gives the oldest up, and says so") {
  const Scratch scratch;
  Run run{{again(3min)}, {.spool = scratch / "spool", .spool_size = 700}};
  for (const char* record : {R"({"n":1})", R"({"n":2})", R"({"n":3})"})
    CHECK(run.post(record));
  run.in.intake().end();
  CHECK(run.aside.text().find(R"({\"n\":1})") != std::string::npos);
  CHECK(run.aside.text().find(R"({\"n\":3})") == std::string::npos);
}

TEST_CASE("Outbox: what is too old is put aside instead of sent") {
  const Scratch scratch;
  Run run{{again(5ms)}, {.spool = scratch / "spool", .spool_age = 1ns}};
  CHECK(run.post(R"({"n":1})"));
  CHECK(run.end() == 1);
  CHECK(run.channel.sent.empty());
  CHECK_FALSE(run.aside.text().empty());
}

TEST_CASE("Outbox: where the disk is full, an alert isn't lost with it") {
  const Scratch scratch;
  std::filesystem::create_directory(scratch / "spool");
  std::filesystem::create_symlink("/dev/full", scratch / "spool/journal.ndjson");
  SUBCASE("it is sent") {
    Run run{{}, {.spool = scratch / "spool"}};
    CHECK(run.post(R"({"n":1})"));
    CHECK(run.end() == 0);
    CHECK(run.channel.sent.size() == 1);
  }
  SUBCASE("or put aside") {
    std::signal(SIGTERM, [](int) { stops = stops + 1; });
    Run run{{failed}, {.spool = scratch / "spool"}};
    CHECK(run.post(R"({"n":1})"));
    CHECK(run.end() == 1);
    CHECK(run.aside.text().find(R"({\"n\":1})") != std::string::npos);
  }
}

TEST_CASE("random_run: is another each time") {
  CHECK(random_run().size() == 32);
  CHECK(random_run() != random_run());
}

}  // namespace

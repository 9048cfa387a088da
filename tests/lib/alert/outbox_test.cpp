#include "alert/outbox.h"

#include <doctest/doctest.h>

#include <csignal>

#include "support/memory_file.h"

using namespace weir;

namespace {

// Fails at the n-th alert.
class Failing final : public Channel {
 public:
  explicit Failing(int good) : good_{good} {}
  std::optional<std::string> send(const Alert& alert) override {
    if (good_-- == 0) return "no more";
    sent.emplace_back(alert.record);
    return std::nullopt;
  }
  std::vector<std::string> sent;

 private:
  int good_;
};

TEST_CASE("Outbox: what can't be sent, and what comes after it, is put aside") {
  static volatile std::sig_atomic_t stops = 0;  // the reader, in a tool
  std::signal(SIGTERM, [](int) { stops = stops + 1; });
  MemoryFile input{"{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n"}, aside;
  StreamOptions options;
  options.rejects = "/proc/self/fd/" + std::to_string(aside.fd());
  RecordReader in{input.fd(), nullptr, options};
  Failing channel{1};
  Outbox outbox{channel, in, options};
  std::vector<bool> good;
  while (const Record* record = in.next())
    good.push_back(outbox.send({nullptr, record->line()}));
  std::signal(SIGTERM, SIG_DFL);

  CHECK(stops == 1);
  CHECK(good == std::vector<bool>{true, false, false});
  CHECK(channel.sent == std::vector<std::string>{"{\"a\":1}"});
  CHECK(outbox.failed());
  CHECK(outbox.end(in.end()) == 1);
  const std::string put = aside.text();
  CHECK(put.find(R"("line":2,"reason":"not sent","text":"{\"a\":2}")") != put.npos);
  CHECK(put.find(R"("line":3,"reason":"not sent","text":"{\"a\":3}")") != put.npos);
}

TEST_CASE("Outbox: where all is sent, the reader's status stands") {
  MemoryFile input{"{}\n"};
  RecordReader in{input.fd(), nullptr, {}};
  Failing channel{9};
  Outbox outbox{channel, in, {}};
  CHECK(outbox.send({nullptr, in.next()->line()}));
  CHECK(outbox.end(0) == 0);
  CHECK(outbox.end(3) == 3);
}

}  // namespace

#include "join/watch.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "support/memory_file.h"

using namespace std::chrono_literals;
using weir::Field;
using weir::Watch;
using weir::WatchOptions;
using Writes = weir::TriggerOptions::Writes;

namespace {

// What a watch says of each record: o is over, . is not, capitals are written;
// ! is rejected.
std::string watched(const WatchOptions& options, std::string_view records) {
  const weir::MemoryFile input{records};
  weir::RecordReader in{input.fd(), nullptr, {.rejects = "/dev/null"}};
  weir::Lookup lookup{{}, in};
  Watch watch{options};
  watch.find_in(lookup, in);
  std::string all;
  while (weir::Record* record = in.next()) {
    const std::uint64_t rejected = in.rejected();
    const auto answer = watch.judge(*record);
    if (in.rejected() > rejected)
      all += answer.write ? "written after all" : "!";
    else
      all += answer.level > 0 ? (answer.write ? 'O' : 'o') : '.';
  }
  return all;
}

TEST_CASE("Watch: goes by the time and the key of the records") {
  WatchOptions options{.condition = "u > 1", .by = {Field::parse("k")}};
  options.time = Field::parse("t");
  options.trigger.hold = 10s;
  CHECK(watched(options,
                "{\"k\":1,\"u\":2,\"t\":100}\n{\"k\":2,\"u\":2,\"t\":105}\n"
                "{\"k\":1,\"u\":2,\"t\":110}\n{\"k\":2,\"u\":2,\"t\":110}\n"
                "{\"k\":2,\"u\":2,\"t\":115}\n") == "..O.O");
}

TEST_CASE("Watch: keys 1 and \"1\" are two") {
  WatchOptions options{.condition = "u > 1", .by = {Field::parse("k")}};
  options.trigger.writes = Writes::Changes;
  CHECK(watched(options,
                "{\"k\":1,\"u\":2}\n{\"k\":\"1\",\"u\":2}\n{\"k\":1,\"u\":2}\n") ==
        "OOo");
}

TEST_CASE("Watch: without a key, all records are of one") {
  WatchOptions options{.condition = "u > 1", .rest = "1"};
  CHECK(watched(options, "{\"k\":1,\"u\":2}\n{\"k\":2,\"u\":2}\n{\"k\":3,\"u\":2}\n") ==
        "OoO");
}

TEST_CASE("Watch: doesn't ask for a key or a time that it can do without") {
  WatchOptions options{.condition = "u > 1", .by = {Field::parse("k")}};
  options.time = Field::parse("t");
  CHECK(watched(options, "{\"u\":2}\n") == "O");
}

TEST_CASE("Watch: rejects what the condition can't compute with, and keys too many") {
  WatchOptions options{
      .condition = "u > 1", .clear = "u < 0", .by = {Field::parse("k")}};
  options.trigger.max_keys = 1;
  CHECK(watched(options,
                "{\"k\":1,\"u\":\"x\"}\n{\"k\":2,\"u\":2}\n{\"k\":1,\"u\":2}\n"
                "{\"k\":2,\"u\":0}\n{\"k\":2,\"u\":-1}\n") == "!O!O.");
}

TEST_CASE("Watch: its parameters are all that what it remembers depends on") {
  const auto parameters = [](const WatchOptions& options) {
    return Watch{options}.parameters();
  };
  const WatchOptions plain{.condition = "u > 1"};
  std::vector<WatchOptions> others(7, plain);
  others[0].condition = "u > 2";
  others[1].clear = "u < 1";
  others[2].rest = "5";
  others[3].by = {Field::parse("k")};
  others[4].time = Field::parse("t");
  others[5].trigger.hold = 1s;
  others[6].trigger.writes = Writes::Changes;
  CHECK(parameters(plain) == parameters(plain));
  CHECK(std::all_of(others.begin(), others.end(), [&](const WatchOptions& other) {
    return parameters(other) != parameters(plain);
  }));
}

}  // namespace

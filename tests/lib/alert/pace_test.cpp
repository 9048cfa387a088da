#include "alert/pace.h"

#include <doctest/doctest.h>

#include "support/memory_file.h"

using namespace std::chrono_literals;
using namespace weir;

namespace {

// What becomes of each record: -1 where it is held back.
std::vector<int> admitted(const PaceOptions& options, std::string_view lines) {
  MemoryFile input{lines}, output;
  RecordWriter out{output.fd()};
  RecordReader in{input.fd(), nullptr, {}};
  Pace pace{options, in, out};
  std::vector<int> all;
  while (Record* record = in.next()) {
    const auto more = pace.admit(*record);
    all.push_back(more ? static_cast<int>(*more) : -1);
  }
  return all;
}

TEST_CASE("Pace: without --every, every record is told") {
  CHECK(admitted({}, "{}\n{}\n") == std::vector{0, 0});
}

TEST_CASE("Pace: --by keeps keys apart, --time is the clock") {
  PaceOptions options;
  options.every = 10s;
  options.by = {Field::parse("h")};
  options.time = Field::parse("t");
  CHECK(admitted(options, R"({"h":"a","t":100}
{"h":"b","t":101}
{"h":"a","t":102}
{"h":"a","t":109.999}
{"h":"a","t":110}
)") == std::vector{0, 0, -1, -1, 2});
}

TEST_CASE("Pace: without --by all records are one, without --time they come now") {
  PaceOptions options;
  options.every = 1h;
  CHECK(admitted(options, "{\"h\":1}\n{\"h\":2}\n") == std::vector{0, -1});
}

TEST_CASE("Pace: what is only for --every is refused without it") {
  PaceOptions options;
  options.by = {Field::parse("h")};
  CHECK_THROWS_AS(admitted(options, ""), std::invalid_argument);
}

}  // namespace

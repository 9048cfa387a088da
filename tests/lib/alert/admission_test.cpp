#include "alert/admission.h"

#include <doctest/doctest.h>

#include "support/memory_file.h"

using namespace std::chrono_literals;
using namespace weir;

namespace {

// What becomes of each record: -1 where it is held back.
std::vector<int> admitted(const AdmissionOptions& options, std::string_view lines) {
  MemoryFile input{lines}, output;
  RecordWriter out{output.fd()};
  RecordReader in{input.fd(), nullptr, {}};
  Admission admission{options, in, out};
  std::vector<int> all;
  while (Record* record = in.next()) {
    const auto more = admission.admit(*record);
    all.push_back(more ? static_cast<int>(*more) : -1);
  }
  return all;
}

TEST_CASE("Admission: without --every, every record is told") {
  CHECK(admitted({}, "{}\n{}\n") == std::vector{0, 0});
}

TEST_CASE("Admission: --by keeps keys apart, --time is the clock") {
  AdmissionOptions options;
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

TEST_CASE("Admission: without --by all records are one, without --time they come now") {
  AdmissionOptions options;
  options.every = 1h;
  CHECK(admitted(options, "{\"h\":1}\n{\"h\":2}\n") == std::vector{0, -1});
}

TEST_CASE("Admission: what is only for --every is refused without it") {
  AdmissionOptions options;
  options.by = {Field::parse("h")};
  CHECK_THROWS_AS(admitted(options, ""), std::invalid_argument);
}

}  // namespace

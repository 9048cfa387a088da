#include "alert/admission.h"

#include <doctest/doctest.h>

#include <utility>
#include <vector>

#include "support/memory_file.h"

using namespace std::chrono_literals;
using namespace weir;

namespace {

const ComposerOptions by_h{.by = {Field::parse("h")}};

// What becomes of alerts of these keys and times: -1 where it is held back.
std::vector<int> admitted(const AdmissionOptions& options, const ComposerOptions& words,
                          const std::vector<std::pair<const char*, Duration>>& alerts) {
  MemoryFile input, output;
  RecordWriter out{output.fd()};
  RecordReader in{input.fd(), nullptr, {}};
  Admission admission{options, words, in, out};
  std::vector<int> all;
  Alert alert;
  for (const auto& [key, time] : alerts) {
    alert.key = key;
    alert.time = Time{time};
    all.push_back(admission.admit(alert) ? static_cast<int>(alert.more) : -1);
  }
  return all;
}

TEST_CASE("Admission: without --every, every record is told") {
  CHECK(admitted({}, {}, {{"", 0s}, {"", 0s}}) == std::vector{0, 0});
}

TEST_CASE("Admission: with it, one a key and span, and how many more") {
  AdmissionOptions options;
  options.every = 10s;
  CHECK(admitted(
            options, by_h,
            {{"a", 100s}, {"b", 101s}, {"a", 102s}, {"a", 109'999ms}, {"a", 110s}}) ==
        std::vector{0, 0, -1, -1, 2});
}

TEST_CASE("Admission: what is only for --every is refused without it") {
  AdmissionOptions options;
  options.state.file = "state";
  CHECK_THROWS_AS(admitted(options, {}, {}), std::invalid_argument);
}

}  // namespace

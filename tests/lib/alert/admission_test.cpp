#include "alert/admission.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "support/memory_file.h"

using namespace std::chrono_literals;
using namespace weir;

namespace {

const ComposerOptions by_h{.by = {Field::parse("h")}};

// What is told of alerts of these keys and times, those of one message with commas
// between; nothing is saved.
std::vector<std::string> told(
    const AdmissionOptions& options,
    const std::vector<std::pair<const char*, Duration>>& alerts) {
  MemoryFile input, output;
  RecordWriter out{output.fd()};
  RecordReader in{input.fd(), nullptr, {}};
  std::vector<std::string> all;
  Admission admission{options, by_h, in, out, [&](std::span<Alert> message) {
                        std::string text;
                        for (const Alert& one : message)
                          text.append(text.empty() ? "" : ", ")
                              .append(one.resolved ? "no " : "")
                              .append(one.key)
                              .append(one.more > 0 ? "+" : "");
                        all.push_back(text);
                        return true;
                      }};
  Alert alert;
  for (const auto& [key, time] : alerts) {
    alert.key = key;
    alert.time = Time{time};
    CHECK(admission.take(alert));
  }
  admission.finish();
  return all;
}

using Told = std::vector<std::string>;

TEST_CASE("Admission: without any span, every record is told") {
  CHECK(told({}, {{"", 0s}, {"", 0s}}) == Told{"", ""});
}

TEST_CASE("Admission: with --every, one a key and span, and how many more") {
  AdmissionOptions options;
  options.incidents.every = 10s;
  CHECK(told(options,
             {{"a", 100s}, {"b", 101s}, {"a", 102s}, {"a", 109'999ms}, {"a", 110s}}) ==
        Told{"a", "b", "a+"});
}

TEST_CASE("Admission: what fell due is told before what comes after") {
  AdmissionOptions options;
  options.incidents.resolved = 10s;
  CHECK(told(options, {{"a", 100s}, {"b", 109s}, {"b", 110s}}) ==
        Told{"a", "b", "no a", "b"});
}

TEST_CASE("Admission: a group is told a span after its first, and at the end") {
  AdmissionOptions options;
  options.group = 10s;
  CHECK(told(options, {{"a", 100s}, {"b", 101s}, {"a", 109'999ms}, {"c", 110s}}) ==
        Told{"a+, b", "c"});
}

TEST_CASE("Admission: a group isn't larger than what is remembered") {
  AdmissionOptions options;
  options.group = 10s;
  options.incidents.most = 2;
  CHECK(told(options, {{"a", 100s}, {"b", 100s}, {"c", 100s}}) == Told{"a, b", "c"});
}

TEST_CASE("Admission: with resolved and group, it is told of with the others") {
  AdmissionOptions options;
  options.incidents.resolved = 10s;
  options.group = 20s;
  CHECK(told(options, {{"a", 100s}, {"b", 105s}, {"b", 112s}}) == Told{"no a+, b+"});
}

TEST_CASE("Admission: what makes no sense is refused") {
  AdmissionOptions options;
  options.state.file = "state";
  CHECK_THROWS_AS(told(options, {}), std::invalid_argument);
  options.state.file.clear();
  options.incidents.every = options.incidents.repeat = 1s;
  CHECK_THROWS_AS(told(options, {}), std::invalid_argument);
}

}  // namespace

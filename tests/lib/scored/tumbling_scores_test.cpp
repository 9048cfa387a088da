#include "scored/tumbling_scores.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "support/memory_file.h"

using namespace std::chrono_literals;
using namespace weir;
using Outcome = TumblingScores::Outcome;

namespace {

// Records {"n":1}, {"n":2} ... that are given a key, a value and a time.
struct Feed {
  explicit Feed(const TumblingOptions& wanted, const std::string& element = {})
      : options{wanted}, columns{in, "z", false, false, element} {}

  Outcome add(std::string_view key, double value, Duration time) {
    return windows.add(*in.next(), key, value, Time{time}, Time{time});
  }
  std::vector<std::string> closed() {
    std::vector<std::string> lines;
    windows.close(writer(lines));
    return lines;
  }
  std::vector<std::string> finished() {
    std::vector<std::string> lines;
    windows.finish(writer(lines));
    return lines;
  }
  TumblingScores::Sink writer(std::vector<std::string>& lines) {
    return [&lines, this](Record& record, const ScoreRule::Score& score) {
      columns.set(record, score);
      record.append_to(lines.emplace_back());
    };
  }

  TumblingOptions options;
  MemoryFile file{"{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n{\"n\":4}\n{\"n\":5}\n{\"n\":6}\n"};
  RecordReader in{file.fd(), nullptr, {.strict = true}};
  ScoreColumns columns;
  ScoreRule rule{.min_samples = 1};
  TumblingScores windows{options, columns, rule};
};

using Lines = std::vector<std::string>;

TEST_CASE("TumblingScores: a window is scored when the watermark passes its end") {
  Feed feed{{.window = {.span = 10s}, .clock = {.delay = 2s}}};
  feed.add("a", 1, 100s);
  feed.add("a", 3, 109s);
  feed.add("a", 9, 111s);
  CHECK(feed.closed().empty());
  feed.add("a", 9, 112s);
  CHECK((feed.closed() == Lines{R"({"n":1,"z":-1})", R"({"n":2,"z":1})"}));
  CHECK(feed.add("a", 5, 109s) == Outcome::Late);
  CHECK((feed.finished() == Lines{R"({"n":3,"z":0})", R"({"n":4,"z":0})"}));
}

TEST_CASE("TumblingScores: keys are scored apart, and leave as they came") {
  Feed feed{{.window = {.span = 10s}}};
  feed.add("a", 1, 100s);
  feed.add("b", 100, 101s);
  feed.add("a", 3, 102s);
  feed.add("b", 300, 103s);
  CHECK((feed.finished() == Lines{R"({"n":1,"z":-1})", R"({"n":2,"z":-1})",
                                  R"({"n":3,"z":1})", R"({"n":4,"z":1})"}));
}

TEST_CASE("TumblingScores: a window of so many records of a key") {
  Feed feed{{.window = {.count = 2}}};
  feed.add("a", 1, 0s);
  feed.add("b", 5, 0s);
  CHECK(feed.closed().empty());
  feed.add("a", 3, 0s);
  CHECK((feed.closed() == Lines{R"({"n":1,"z":-1})", R"({"n":3,"z":1})"}));
  CHECK((feed.finished() == Lines{R"({"n":2,"z":0})"}));
}

TEST_CASE("TumblingScores: holds no more than allowed") {
  Feed held{{.window = {.span = 10s}, .max_held = 2}};
  CHECK(held.add("a", 1, 0s) == Outcome::Taken);
  CHECK(held.add("a", 1, 0s) == Outcome::Taken);
  CHECK(held.add("a", 1, 0s) == Outcome::TooManyHeld);
  CHECK(held.finished().size() == 2);
  CHECK(held.add("a", 1, 0s) == Outcome::Taken);

  Feed keys{{.window = {.count = 9}, .max_keys = 1}};
  CHECK(keys.add("a", 1, 0s) == Outcome::Taken);
  CHECK(keys.add("b", 1, 0s) == Outcome::TooManyKeys);
}

TEST_CASE("TumblingScores: are read back as they were") {
  for (const Extent window : {Extent{.span = 10s}, Extent{.count = 4}}) {
    Feed feed{{.window = window}}, back{{.window = window}};
    feed.add("a", 1, 100s);
    feed.add("b", 7, 101s);
    feed.add("a", 3, 102s);
    std::string bytes;
    Encoder out{[&](std::string_view part) { bytes.append(part); }};
    feed.windows.save(out);
    Decoder in{bytes};
    back.windows.load(in);
    CHECK(in.done());
    for (Feed* one : {&feed, &back}) one->add("b", 9, 103s);
    if (window.is_span()) CHECK(back.add("a", 1, 50s) == Outcome::Late);
    CHECK(back.finished().size() == 4);
  }
}

TEST_CASE("TumblingScores: records that are held for other columns are refused") {
  Feed feed{{.window = {.count = 4}}}, other{{.window = {.count = 4}}, "v"};
  feed.add("a", 1, 100s);
  std::string bytes;
  Encoder out{[&](std::string_view part) { bytes.append(part); }};
  feed.windows.save(out);
  Decoder in{bytes};
  CHECK_THROWS_AS(other.windows.load(in), std::runtime_error);
}

}  // namespace

#include "rcf/rcf_columns.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/memory_file.h"

using namespace weir;

namespace {

struct Read {
  explicit Read(const RcfSettings& wanted) : columns{in, wanted} {}
  std::string written(const Record& record) const {
    std::string out;
    record.append_to(out);
    return out;
  }
  MemoryFile file{"{\"v\":1}\n"};
  RecordReader in{file.fd(), nullptr, {.strict = true}};
  RcfColumns columns;
};

RcfSettings settings() {
  RcfSettings settings;
  settings.fields = {Field::parse("v"), Field::parse("w")};
  return settings;
}

TEST_CASE("RcfColumns: the score, null where there is none") {
  Read read{settings()};
  Record& record = *read.in.next();
  CHECK(read.columns.set(record, {.score = 2.5}, {}));
  CHECK(read.written(record) == R"({"v":1,"rcf_score":2.5})");
  record.forget_edits();
  CHECK(read.columns.set(record, {}, {}));
  CHECK(read.written(record) == R"({"v":1,"rcf_score":null})");
}

TEST_CASE(
    "RcfColumns: beyond the threshold it is an anomaly, and may be all that leaves") {
  RcfSettings wanted = settings();
  wanted.threshold = 2;
  wanted.only = true;
  Read read{wanted};
  Record& record = *read.in.next();
  CHECK_FALSE(read.columns.set(record, {.score = 2.0}, {}));
  record.forget_edits();
  CHECK_FALSE(read.columns.set(record, {}, {}));
  record.forget_edits();
  CHECK(read.columns.set(record, {.score = 2.1}, {}));
  CHECK(read.written(record) == R"({"v":1,"rcf_score":2.1,"anomaly":true})");
}

TEST_CASE("RcfColumns: so may what has a grade") {
  RcfSettings wanted = settings();
  wanted.grade = true;
  wanted.only = true;
  Read read{wanted};
  Record& record = *read.in.next();
  CHECK_FALSE(read.columns.set(record, {.score = 9, .grade = 0}, {}));
  record.forget_edits();
  CHECK_FALSE(read.columns.set(record, {.score = 9}, {}));
  CHECK(read.written(record) == R"({"v":1,"rcf_score":9,"rcf_grade":null})");
  record.forget_edits();
  CHECK(read.columns.set(record, {.score = 2, .grade = 0.25}, {}));
  CHECK(read.written(record) == R"({"v":1,"rcf_score":2,"rcf_grade":0.25})");
}

// Two columns around 10 and 100.
void learn(KeyedForest& forest) {
  for (int i = 0; i < 400; ++i) {
    const float point[] = {forest.given(0, 10 + i % 5), forest.given(1, 100 + i % 7)};
    KeyedForest::Verdict verdict;
    forest.judge(point, std::span(&verdict, 1));
  }
}

TEST_CASE("RcfColumns: an explanation says which field, on which side, of what") {
  KeyedForest forest{
      "", {.forest = {.columns = 2, .trees = 30, .sample = 64, .decay = 0.001}}};
  learn(forest);
  Read read{settings()};
  RcfColumns::Remarks remarks;
  const std::vector<float> point{forest.given(0, 12), forest.given(1, -50)};
  read.columns.explain(forest, point, remarks);
  const auto said = nlohmann::json::parse(remarks.explanation);
  CHECK(said["w"]["direction"] == "low");
  CHECK(said["w"]["attribution"] > 10 * said["v"]["attribution"].get<double>());
  CHECK(said["w"]["expected"] >= 100);
  CHECK(said["w"]["expected"] <= 106);

  KeyedForest::Verdict verdict;
  forest.judge(point, std::span(&verdict, 1));
  CHECK(said["v"]["attribution"].get<double>() +
            said["w"]["attribution"].get<double>() ==
        doctest::Approx(verdict.score.value()).epsilon(1e-6));
}

TEST_CASE("RcfColumns: a forecast has each field's values to come") {
  RcfSettings wanted = settings();
  wanted.horizon = 3;
  KeyedForest forest{
      "", {.forest = {.columns = 2, .shingle = 4, .trees = 30, .sample = 64}}};
  learn(forest);
  Read read{wanted};
  RcfColumns::Remarks remarks;
  read.columns.foretell(forest, remarks);
  const auto said = nlohmann::json::parse(remarks.forecast);
  REQUIRE(said["v"].size() == 3);
  REQUIRE(said["w"].size() == 3);
  for (const auto& step : said["v"]) {
    CHECK(step["value"] >= 10);
    CHECK(step["value"] <= 14);
    CHECK(step["low"] <= step["value"]);
    CHECK(step["high"] >= step["value"]);
  }
}

}  // namespace

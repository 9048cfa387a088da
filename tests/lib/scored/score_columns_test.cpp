#include "scored/score_columns.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/memory_file.h"

using namespace weir;

namespace {

const ScoreRule::Score high{2.5, true, 10, 4}, none{{}, false, 10, 0};

struct Read {
  explicit Read(const std::string& line) : file{line + "\n"} {}
  std::string written(const Record& record) const {
    std::string out;
    record.append_to(out);
    return out;
  }
  MemoryFile file;
  RecordReader in{file.fd(), nullptr, {.strict = true}};
};

TEST_CASE("ScoreColumns: the score, and what else is asked for") {
  Read read{R"({"v":1})"};
  SUBCASE("alone") {
    const ScoreColumns columns{read.in, "z", false, false};
    Record& record = *read.in.next();
    columns.set(record, {2.5, false, 10, 4});
    CHECK(read.written(record) == R"({"v":1,"z":2.5})");
    record.forget_edits();
    columns.set(record, {{}, true, 10, 0});
    CHECK(read.written(record) == R"({"v":1,"z":null,"anomaly":true})");
  }
  SUBCASE("with everything") {
    const ScoreColumns columns{read.in, "z", true, true};
    Record& record = *read.in.next();
    columns.set(record, high);
    CHECK(read.written(record) ==
          R"({"v":1,"z":2.5,"anomaly":true,"z_mean":10,"z_stddev":4})");
  }
  SUBCASE("null where there is none") {
    const ScoreColumns columns{read.in, "z", true, false};
    Record& record = *read.in.next();
    columns.set(record, none);
    CHECK(read.written(record) == R"({"v":1,"z":null,"anomaly":false})");
  }
}

TEST_CASE("ScoreColumns: a list of scores, and whether one is an anomaly") {
  Read read{R"({"v":[1,2]})"};
  ScoreColumns columns{read.in, "z", true, false};
  Record& record = *read.in.next();
  columns.set(record, std::vector{none, high});
  CHECK(read.written(record) == R"({"v":[1,2],"z":[null,2.5],"anomaly":true})");
  record.forget_edits();
  columns.set(record, std::vector<ScoreRule::Score>{});
  CHECK(read.written(record) == R"({"v":[1,2],"z":[],"anomaly":false})");
}

TEST_CASE("ScoreColumns: an element takes the list's place") {
  Read read{R"({"v":[1.0,2],"w":0})"};
  const ScoreColumns columns{read.in, "z", false, false, "v"};
  Record& record = *read.in.next();
  columns.set(record, "1.0", high);
  CHECK(read.written(record) == R"({"v":1.0,"w":0,"z":2.5,"anomaly":true})");
}

}  // namespace

#include "ndjson/held_record.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "ndjson/stream.h"
#include "support/memory_file.h"

using namespace weir;

namespace {

// Holds each line, and then sets two of its members.
std::vector<std::string> held_and_set(const std::string& lines, bool saved) {
  const MemoryFile file{lines};
  RecordReader in{file.fd(), nullptr, {.strict = true}};
  const std::vector<Target> targets{in.target("score"), in.target("high")};
  std::vector<HeldRecord> held;
  while (const Record* record = in.next()) held.emplace_back(*record, targets);

  std::vector<std::string> result;
  Record record;
  for (const HeldRecord& one : held) {
    HeldRecord back = one;
    if (saved) {
      std::string bytes;
      Encoder out{[&](std::string_view part) { bytes.append(part); }};
      one.save(out);
      Decoder decoder{bytes};
      back.load(decoder);
      CHECK(decoder.done());
    }
    back.restore(record, targets);
    record.set(targets[0], 2.5);
    record.set(targets[1], true);
    record.append_to(result.emplace_back());
  }
  return result;
}

TEST_CASE("HeldRecord: is set as the record would have been") {
  const std::string lines =
      "{\"a\":1}\n{}\n{\"score\": null ,\"a\":2}\n{\"high\":0, \"score\":\"x\"}\n";
  const std::vector<std::string> expected{
      R"({"a":1,"score":2.5,"high":true})", R"({"score":2.5,"high":true})",
      R"({"score": 2.5 ,"a":2,"high":true})", R"({"high":true, "score":2.5})"};
  SUBCASE("at once") { CHECK((held_and_set(lines, false) == expected)); }
  SUBCASE("from a saved state") { CHECK((held_and_set(lines, true) == expected)); }
}

TEST_CASE("HeldRecord: what was saved and then damaged is refused") {
  std::string bytes;
  Encoder out{[&](std::string_view part) { bytes.append(part); }};
  out.text("{}");
  out.whole(7);
  out.flag(true);
  out.whole(0);
  HeldRecord held;
  Decoder in{bytes};
  CHECK_THROWS_AS(held.load(in), std::runtime_error);
}

TEST_CASE("Record: can be written twice, set otherwise") {
  const MemoryFile file{"{\"list\":[1,2]}\n"};
  RecordReader in{file.fd(), nullptr, {.strict = true}};
  const Target list = in.target("list"), score = in.target("score");
  Record& record = *in.next();
  std::string out;
  for (const double value : {1.0, 2.0}) {
    record.set(list, value);
    record.set(score, -value);
    record.append_to(out);
    record.forget_edits();
  }
  CHECK(out == R"({"list":1,"score":-1}{"list":2,"score":-2})");
}

}  // namespace

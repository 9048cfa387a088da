#include "ndjson/stream.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/memory_file.h"

using namespace weir;

namespace {

// What `action` gives, without what it says on stderr.
template <class Action>
int quietly(Action action) {
  const MemoryFile nowhere;
  const int errors = ::dup(STDERR_FILENO);
  ::dup2(nowhere.fd(), STDERR_FILENO);
  const int status = action();
  ::dup2(errors, STDERR_FILENO);
  ::close(errors);
  return status;
}

// What a reader makes of a text: the lines of its records, and of its rejects.
struct Outcome {
  std::vector<std::string> records;
  std::vector<std::string> rejects;
  std::string out;
  int status = 0;
};

Outcome read_all(std::string_view text, const std::vector<std::string>& numbers = {},
                 StreamOptions options = {}) {
  MemoryFile input{text}, output, aside;
  options.rejects = "/proc/self/fd/" + std::to_string(aside.fd());
  Outcome outcome;
  RecordWriter out{output.fd()};
  RecordReader in{input.fd(), &out, options};
  for (const std::string& name : numbers) in.number(Field::parse(name));
  while (const Record* record = in.next()) outcome.records.emplace_back(record->line());
  outcome.status = quietly([&] { return in.end(); });
  outcome.out = output.text();
  std::string rejects = aside.text();
  for (std::size_t end = 0; (end = rejects.find('\n')) != rejects.npos;
       rejects.erase(0, end + 1))
    outcome.rejects.push_back(rejects.substr(0, end));
  return outcome;
}

bool accepted(std::string_view line) {
  return read_all(std::string(line) + "\n").records.size() == 1;
}

std::string_view reason(const std::string& reject) {
  const std::size_t begin = reject.find(R"("reason":")") + 10;
  return std::string_view(reject).substr(begin, reject.find(R"(","text")") - begin);
}

TEST_CASE("RecordReader: takes one JSON object a line") {
  for (const char* line : {"{}", " { } ", R"({"a":1})", R"({"a":{"b":["}"]},"c":"\""})",
                           R"({"a":-0.5e-3})", R"({"a":true,"b":false,"c":null})",
                           R"({"":[]})", R"({"a":"\u00e9\ud83d\ude00"})"})
    CHECK_MESSAGE(accepted(line), line);
}

TEST_CASE("RecordReader: rejects whatever else there is on a line") {
  for (const char* line : {"1",
                           "[]",
                           "null",
                           "\"a\"",
                           "{",
                           "}",
                           "{}{}",
                           R"({"a"})",
                           R"({"a":})",
                           R"({"a":1,})",
                           R"({,"a":1})",
                           R"({"a":1} x)",
                           R"({"a":"b)",
                           R"({"a":tru})",
                           R"({"a":01})",
                           R"({"a":1.})",
                           R"({"a":.5})",
                           R"({"a":+1})",
                           R"({"a":1e})",
                           R"({"a":NaN})",
                           R"({"a":[1,]})",
                           R"({"a":[1 2]})",
                           R"({"a":"b" "c"})",
                           R"({"a" 1})",
                           R"({"a"::1})",
                           R"({1:2})",
                           R"({"a":"\x"})",
                           R"({"a":"\u12g4"})",
                           R"({"a":{"b":1]})",
                           "{\"a\":\"\t\"}",
                           "{\"a\":1\x01}",
                           R"({"a":'b'})",
                           R"({"a":1}})",
                           R"([{"a":1}])",
                           R"({"a":})",
                           R"({"a":]})"})
    CHECK_MESSAGE(!accepted(line), line);
}

TEST_CASE("RecordReader: the same in the place of a known member") {
  const char* good = R"({"a":1,"b":"x"})";
  for (const char* line :
       {R"({"a":tru,"b":"x"})", R"({"a":01,"b":"x"})", R"({"a":,"b":"x"})",
        R"({"a":1,"b":"x)", R"({"a":1,"b":})", R"({"a"1,"b":"x"})",
        R"({"a":1 2,"b":"x"})", R"({"a":1,"b":"\x"})", R"({"a":1,"b":"x")"}) {
    const Outcome outcome =
        read_all(std::string(good).append("\n").append(line).append("\n") + good);
    CHECK_MESSAGE(outcome.records.size() == 2, line);
    CHECK_MESSAGE(outcome.rejects.size() == 1, line);
  }
}

TEST_CASE("RecordReader: a NUL byte makes no JSON, wherever it stands") {
  using namespace std::string_view_literals;
  for (const auto line :
       {"{\"a\":1\0}"sv, "{\"a\":\"\0\"}"sv, "{\0\"a\":1}"sv, "{\"a\":1}\0"sv, "\0"sv})
    CHECK(!accepted(line));
}

TEST_CASE("RecordReader: a bad line leaves its neighbours alone") {
  const Outcome outcome =
      read_all("{\"a\":1}\n{\"a\":\"\n{\"a\":2}\n{\"a\":\xFF}\n{\"a\":3}\n");
  CHECK(outcome.records ==
        std::vector<std::string>{R"({"a":1})", R"({"a":2})", R"({"a":3})"});
  REQUIRE(outcome.rejects.size() == 2);
  CHECK(reason(outcome.rejects[1]) == "not UTF-8");
  CHECK(outcome.status == 3);
}

TEST_CASE("RecordReader: CRLF, a byte-order mark, blank lines, no last newline") {
  const Outcome outcome = read_all("\xEF\xBB\xBF{\"a\":1}\r\n\r\n   \n{\"a\":2}");
  CHECK(outcome.records == std::vector<std::string>{R"({"a":1})", R"({"a":2})"});
  CHECK(outcome.rejects.empty());
  CHECK(outcome.status == 0);
}

TEST_CASE("RecordReader: nothing at all is no mistake") {
  CHECK(read_all("").status == 0);
  CHECK(read_all("\n").status == 0);
}

TEST_CASE("RecordReader: control lines pass in their place") {
  const Outcome outcome = read_all(
      "{\"#weir\":{}}\n{ \t\"#weir\" : "
      "broken\n{\"#weird\":1}\n{\"a\":1,\"#weir\":2}\n");
  CHECK(outcome.out == "{\"#weir\":{}}\n{ \t\"#weir\" : broken\n");
  CHECK(outcome.records.size() == 2);
  CHECK(outcome.rejects.empty());
}

TEST_CASE("RecordReader: a needed number may be spelled as a string") {
  const Outcome outcome =
      read_all("{\"a\":\"3.5\"}\n{\"a\":1}\n{\"a\":\"x\"}\n{\"a\":[1]}\n", {"a"});
  CHECK(outcome.records.size() == 2);
  CHECK(outcome.rejects.size() == 2);
}

TEST_CASE(
    "RecordReader: a number that doesn't fit a double passes, unless it is needed") {
  CHECK(read_all("{\"a\":1e400}\n").records.size() == 1);
  CHECK(read_all("{\"a\":1e400}\n", {"a"}).rejects.size() == 1);
}

TEST_CASE("RecordReader: what lacks a needed field goes as it was asked to") {
  const std::string text = "{\"b\":1}\n{\"a\":null}\n{\"a\":1}\n";
  const Outcome rejected = read_all(text, {"a"});
  REQUIRE(rejected.rejects.size() == 2);
  CHECK(reason(rejected.rejects[0]) == "no field a");
  CHECK(reason(rejected.rejects[1]) == "a is null");
  const Outcome passed = read_all(text, {"a"}, {.missing = Missing::Pass});
  CHECK(passed.out == "{\"b\":1}\n{\"a\":null}\n");
  CHECK(passed.status == 0);
  const Outcome dropped = read_all(text, {"a"}, {.missing = Missing::Drop});
  CHECK(dropped.out.empty());
  CHECK(dropped.records.size() == 1);
  CHECK(dropped.status == 0);
}

TEST_CASE("RecordReader: a needed field that occurs twice is ambiguous") {
  const Outcome outcome = read_all(
      "{\"a\":1,\"a\":2}\n{\"a\":1,\"b.c\":1,\"b\":{\"c\":2}}\n", {"a", "b.c"});
  REQUIRE(outcome.rejects.size() == 2);
  CHECK(reason(outcome.rejects[0]) == "a occurs twice");
  CHECK(reason(outcome.rejects[1]) == "b.c occurs twice");
  CHECK(read_all("{\"a\":1,\"a\":2}\n", {"b"}, {.missing = Missing::Drop})
            .rejects.empty());
}

TEST_CASE("RecordReader: nesting is bounded") {
  const std::string deep(100'000, '[');
  const Outcome outcome =
      read_all("{\"a\":" + deep + "\n{\"a\":" + deep.substr(0, 900) +
               std::string(900, ']') + "}\n");
  CHECK(outcome.records.size() == 1);
  REQUIRE(outcome.rejects.size() == 1);
  CHECK(reason(outcome.rejects[0]) == "broken JSON: nested too deep");
}

TEST_CASE("RecordReader: a line over the limit is put aside whole") {
  const std::string longer = "{\"a\":\"" + std::string(3'000'000, 'x') + "\"}";
  const Outcome outcome =
      read_all("{\"b\":1}\n" + longer + "\n{\"b\":2}\n", {}, {.max_line = 1'000'000});
  CHECK(outcome.records.size() == 2);
  REQUIRE(outcome.rejects.size() == 1);
  CHECK(outcome.rejects[0].starts_with(
      R"({"tool":"unit-tests","line":2,"reason":"longer)"));
  CHECK(outcome.rejects[0].size() > longer.size());
}

TEST_CASE("RecordReader: the limit is the last length that is taken") {
  const std::string line = R"({"a":1})";
  CHECK(read_all(line + "\r\n", {}, {.max_line = line.size()}).records.size() == 1);
  CHECK(read_all(line + "\n", {}, {.max_line = line.size() - 1}).rejects.size() == 1);
}

TEST_CASE("RecordReader: strict ends at the first reject, after what came before") {
  MemoryFile input{"{\"a\":1}\nx\n{\"a\":2}\n"}, output;
  RecordWriter out{output.fd()};
  RecordReader in{input.fd(), &out, {.strict = true}};
  out.write(*in.next());
  CHECK_THROWS_WITH_AS(in.next(), "line 2: not a JSON object", std::runtime_error);
  CHECK(output.text() == "{\"a\":1}\n");
}

TEST_CASE("RecordReader: more than a block of lines come out as they went in") {
  std::string text;
  for (int i = 0; i < 50'000; ++i)
    text += "{\"n\":" + std::to_string(i) + (i % 7 == 0 ? ",\"m\":[{}]}" : "}") + "\n";
  MemoryFile input{text}, output;
  RecordWriter out{output.fd()};
  RecordReader in{input.fd(), &out, {}};
  const Slot n = in.number(Field::parse("n"));
  for (int i = 0; const Record* record = in.next(); ++i) {
    REQUIRE(record->number(n) == i);
    out.write(*record);
  }
  CHECK(in.end() == 0);
  CHECK(output.text() == text);
}

}  // namespace

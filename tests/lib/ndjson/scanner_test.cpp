#include "ndjson/scanner.h"

#include <doctest/doctest.h>

#include <string>

#include "ndjson/structure.h"

using namespace weir;

// What is taken and what is not is shown by RecordReader's tests; here is what
// only the scanner knows.
namespace {

struct Scan {
  FieldTree fields;
  Scanner scanner{fields};
  Structure structure;
  std::vector<std::string_view> values;
  std::string padded;

  Scanner::Result operator()(const std::string& line) {
    padded = line + std::string(64, ' ');
    values.assign(fields.size(), {});
    const auto size = static_cast<std::uint32_t>(line.size());
    REQUIRE(structure.find({padded.data(), size}));
    const std::uint32_t* tokens = structure.tokens();
    const auto result = scanner.scan({padded.data(), size}, size, tokens, values, true);
    if (result.problem == nullptr) CHECK(*tokens == size);
    return result;
  }
};

TEST_CASE("Scanner: says where the last brace stands, and if there is a member") {
  Scan scan;
  CHECK(scan(R"({"a":{}} )").close == 7);
  CHECK(!scan(R"({"a":1})").empty);
  CHECK(scan(" { } ").empty);
  CHECK(scan(" { } ").close == 3);
}

TEST_CASE("Scanner: a record of another shape is no surprise") {
  Scan scan;
  const Slot a = scan.fields.add(Field::parse("a"));
  for (const char* line :
       {R"({"a":1,"b":2})", R"({"b":2,"a":1})", R"({"x":{},"b":[],"a":1})",
        R"({"a":1})", R"({"aa":0,"a":1,"aaaaaaaaaaaaaaaaaaaaaaaaaaaaa":2})",
        R"({"aa":0,"a":1,"aaaaaaaaaaaaaaaaaaaaaaaaaaaab":2})"}) {
    CHECK_MESSAGE(scan(line).problem == nullptr, line);
    CHECK_MESSAGE(scan.values[a.index] == "1", line);
  }
}

TEST_CASE("Scanner: more members than it learns are still found") {
  Scan scan;
  const Slot last = scan.fields.add(Field::parse("m299"));
  std::string line = "{";
  for (int i = 0; i < 300; ++i)
    line += (i > 0 ? ",\"m" : "\"m") + std::to_string(i) + "\":" + std::to_string(i);
  for (int again = 0; again < 2; ++again) {
    CHECK(scan(line + "}").problem == nullptr);
    CHECK(scan.values[last.index] == "299");
  }
}

TEST_CASE("Scanner: white space may stand between any two tokens") {
  Scan scan;
  const Slot a = scan.fields.add(Field::parse("a")),
             b = scan.fields.add(Field::parse("b.c"));
  CHECK(scan("{\t\"a\" :\t1.5 , \"b\" : { \"c\" : \"x\"\t} }\t").problem == nullptr);
  CHECK(scan.values[a.index] == "1.5");
  CHECK(scan.values[b.index] == "\"x\"");
}

}  // namespace

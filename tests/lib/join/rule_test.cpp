#include "join/rule.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "support/memory_file.h"

using weir::Rule;

namespace {

Rule rule(const std::string& condition, const std::string& clear = "") {
  return Rule{{{"condition", condition}}, {{"--clear", clear}}};
}

// What a rule says of each record: m is met, c is cleared, b is both, . is
// neither; or why it can't say.
std::string judged(Rule rule, std::string_view records) {
  const weir::MemoryFile input{records};
  weir::RecordReader in{input.fd(), nullptr, {.rejects = "/dev/null"}};
  weir::Lookup lookup{{}, in};
  rule.find_in(lookup, in);
  std::string all;
  while (const weir::Record* record = in.next()) {
    weir::Finding finding;
    const bool fits = rule.judge(*record, finding);
    const char* signs = ".cmb";
    all += fits ? std::string(1, signs[2 * finding.level + finding.cleared / 2])
                : rule.complaint(*record);
  }
  return all;
}

TEST_CASE("Rule: judges the fields of records") {
  CHECK(judged(rule("usage > 80", ""), "{\"usage\":80}\n{\"usage\":80.5}\n") == ".m");
  CHECK(judged(rule("a.b = 'x' and `/c/0` = 1", ""),
               "{\"a\":{\"b\":\"x\"},\"c\":[1]}\n{\"a\":{\"b\":\"x\"},\"c\":[2]}\n") ==
        "m.");
}

TEST_CASE("Rule: judges by the second condition too") {
  CHECK(judged(rule("a > 5", "a < 3 or b = 1"),
               "{\"a\":6,\"b\":0}\n{\"a\":6,\"b\":1}\n{\"a\":1,\"b\":0}\n{\"a\":4,"
               "\"b\":0}\n") == "mbc.");
}

TEST_CASE("Rule: a string that is wholly a number counts as that") {
  CHECK(judged(rule("a > 9", ""), "{\"a\":\"10\"}\n{\"a\":\"9\"}\n") == "m.");
  CHECK(judged(rule("a > '9'", ""), "{\"a\":\"10\"}\n") == ".");
  CHECK(judged(rule("a > 9", ""), "{\"a\":\" 10\"}\n") == "a is not a number: \" 10\"");
}

TEST_CASE("Rule: strings are what they say") {
  CHECK(judged(rule("a = 'x/é' and b = 'y\"'", ""),
               "{\"a\":\"x\\/\\u00e9\",\"b\":\"y\\\"\"}\n") == "m");
}

TEST_CASE("Rule: null is a missing field where it is asked for, else no record") {
  CHECK(judged(rule("a is null", ""), "{}\n{\"a\":null}\n{\"a\":0}\n{\"a\":[]}\n") ==
        "mm..");
  CHECK(judged(rule("a > 1 or b is null", ""), "{}\n{\"a\":1}\n{\"a\":1,\"b\":2}\n") ==
        "m.");
  CHECK(judged(rule("a > 1 or a is null", ""), "{}\n{\"a\":2}\n{\"a\":1}\n") == "mm.");
}

TEST_CASE("Rule: says which field is unfit, and shows it") {
  CHECK(judged(rule("usage > 80", ""), "{\"usage\":\"hot\"}\n") ==
        "usage is not a number: \"hot\"");
  CHECK(judged(rule("usage > 80", ""), "{\"usage\":1e400}\n") ==
        "usage is not a number: 1e400");
  CHECK(judged(rule("host = 'doc'", ""), "{\"host\":5}\n") ==
        "host is not a string: 5");
  CHECK(judged(rule("open", ""), "{\"open\":\"yes\"}\n") ==
        "open is not true or false: \"yes\"");
  CHECK(judged(rule("a = b", ""), "{\"a\":[1],\"b\":{}}\n") ==
        "a is nothing that can be compared: [1]");
  CHECK(judged(rule("a > 1", "b > 1"), "{\"a\":1,\"b\":\"x\"}\n") ==
        "b is not a number: \"x\"");
}

TEST_CASE("Rule: tells which condition is wrong") {
  CHECK_THROWS_WITH_AS(
      (rule("usage >", "")),
      "condition: column 8: a value is expected, but the condition ends",
      std::invalid_argument);
  CHECK_THROWS_WITH_AS((rule("usage > 1",
                             "usage"
                             " < < 1")),
                       "--clear: column 9: a value is expected, not '<'",
                       std::invalid_argument);
}

TEST_CASE("Rule: of several levels, the highest that holds is found") {
  const weir::MemoryFile input{"{\"u\":1}\n{\"u\":7}\n{\"u\":9}\n{\"u\":5}\n"};
  weir::RecordReader in{input.fd(), nullptr, {}};
  weir::Lookup lookup{{}, in};
  Rule levels{{{"warn", "u > 6"}, {"crit", "u > 8"}}, {{"", ""}, {"crit", "u < 6"}}};
  CHECK(levels.clears() == 4);
  levels.find_in(lookup, in);
  std::string all;
  while (const weir::Record* record = in.next()) {
    weir::Finding finding;
    REQUIRE(levels.judge(*record, finding));
    all += std::to_string(finding.level) + (finding.cleared == 4 ? "c" : "");
  }
  CHECK(all == "0c120c");
}

}  // namespace

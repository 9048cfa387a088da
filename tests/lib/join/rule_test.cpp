#include "join/rule.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "support/memory_file.h"

using weir::Rule;

namespace {

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
    all += fits ? std::string(1, signs[2 * finding.met + finding.cleared])
                : rule.complaint(*record);
  }
  return all;
}

TEST_CASE("Rule: judges the fields of records") {
  CHECK(judged(Rule{"usage > 80", ""}, "{\"usage\":80}\n{\"usage\":80.5}\n") == ".m");
  CHECK(judged(Rule{"a.b = 'x' and `/c/0` = 1", ""},
               "{\"a\":{\"b\":\"x\"},\"c\":[1]}\n{\"a\":{\"b\":\"x\"},\"c\":[2]}\n") ==
        "m.");
}

TEST_CASE("Rule: judges by the second condition too") {
  CHECK(judged(Rule{"a > 5", "a < 3 or b = 1"},
               "{\"a\":6,\"b\":0}\n{\"a\":6,\"b\":1}\n{\"a\":1,\"b\":0}\n{\"a\":4,"
               "\"b\":0}\n") == "mbc.");
}

TEST_CASE("Rule: a string that is wholly a number counts as that") {
  CHECK(judged(Rule{"a > 9", ""}, "{\"a\":\"10\"}\n{\"a\":\"9\"}\n") == "m.");
  CHECK(judged(Rule{"a > '9'", ""}, "{\"a\":\"10\"}\n") == ".");
  CHECK(judged(Rule{"a > 9", ""}, "{\"a\":\" 10\"}\n") == "a is not a number: \" 10\"");
}

TEST_CASE("Rule: strings are what they say") {
  CHECK(judged(Rule{"a = 'x/é' and b = 'y\"'", ""},
               "{\"a\":\"x\\/\\u00e9\",\"b\":\"y\\\"\"}\n") == "m");
}

TEST_CASE("Rule: null is a missing field where it is asked for, else no record") {
  CHECK(judged(Rule{"a is null", ""}, "{}\n{\"a\":null}\n{\"a\":0}\n{\"a\":[]}\n") ==
        "mm..");
  CHECK(judged(Rule{"a > 1 or b is null", ""}, "{}\n{\"a\":1}\n{\"a\":1,\"b\":2}\n") ==
        "m.");
  CHECK(judged(Rule{"a > 1 or a is null", ""}, "{}\n{\"a\":2}\n{\"a\":1}\n") == "mm.");
}

TEST_CASE("Rule: says which field is unfit, and shows it") {
  CHECK(judged(Rule{"usage > 80", ""}, "{\"usage\":\"hot\"}\n") ==
        "usage is not a number: \"hot\"");
  CHECK(judged(Rule{"usage > 80", ""}, "{\"usage\":1e400}\n") ==
        "usage is not a number: 1e400");
  CHECK(judged(Rule{"host = 'doc'", ""}, "{\"host\":5}\n") ==
        "host is not a string: 5");
  CHECK(judged(Rule{"open", ""}, "{\"open\":\"yes\"}\n") ==
        "open is not true or false: \"yes\"");
  CHECK(judged(Rule{"a = b", ""}, "{\"a\":[1],\"b\":{}}\n") ==
        "a is nothing that can be compared: [1]");
  CHECK(judged(Rule{"a > 1", "b > 1"}, "{\"a\":1,\"b\":\"x\"}\n") ==
        "b is not a number: \"x\"");
}

TEST_CASE("Rule: tells which condition is wrong") {
  CHECK_THROWS_WITH_AS(
      (Rule{"usage >", ""}),
      "condition: column 8: a value is expected, but the condition ends",
      std::invalid_argument);
  CHECK_THROWS_WITH_AS((Rule{"usage > 1",
                             "usage"
                             " < < 1"}),
                       "--clear: column 9: a value is expected, not '<'",
                       std::invalid_argument);
}

}  // namespace

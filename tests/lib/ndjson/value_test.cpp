#include "ndjson/value.h"

#include <doctest/doctest.h>

using namespace weir;

namespace {

TEST_CASE("number_in: a number, or a string that is wholly one") {
  CHECK(number_in("1.5") == 1.5);
  CHECK(number_in("\"1.5\"") == 1.5);
  for (const char* raw : {"\"1.5 \"", "\"\"", "\"x\"", "true", "null", "[1]", "{}"})
    CHECK_MESSAGE(!number_in(raw), raw);
}

TEST_CASE("time_in: a number or a string, but nothing that is no JSON") {
  CHECK(time_in("1709294400")->form == TimeForm::Seconds);
  CHECK(time_in("\"1709294400000\"")->form == TimeForm::Milliseconds);
  CHECK(time_in("\"2024-03-01T12:00:00Z\"")->form == TimeForm::Rfc3339);
  CHECK(!time_in("01709294400"));
  CHECK(!time_in("\"noon\""));
}

TEST_CASE("string_in: what a string says") {
  std::string scratch;
  CHECK(string_in("\"plain\"", scratch) == "plain");
  CHECK(string_in(R"("a\u00e9\n")", scratch) == "aé\n");
  CHECK(string_in(R"("half \ud800")", scratch) == R"(half \ud800)");
}

}  // namespace

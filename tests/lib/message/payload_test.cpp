#include "message/payload.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

using weir::Payloads;

namespace {

// "-" for what is no record.
std::string record(std::string_view payload) {
  Payloads payloads;
  std::string out = "before ";
  if (payloads.append_record(out, payload)) return out.substr(7);
  CHECK(out == "before ");
  return "-";
}

std::string member(std::string_view bytes) {
  Payloads payloads;
  std::string out;
  payloads.append_member(out, "payload", bytes);
  return out;
}

std::string exact(std::string_view bytes) {
  Payloads payloads;
  std::string out;
  payloads.append_exact_member(out, "payload", bytes);
  return out;
}

TEST_CASE("Payloads: an object is a record as it is spelled") {
  CHECK(record(R"({"b": 1.0,"a":12345678901234567890})") ==
        R"({"b": 1.0,"a":12345678901234567890})");
  CHECK(record("{}") == "{}");
}

TEST_CASE("Payloads: a record is one line, with nothing around it") {
  CHECK(record(" \r\n{\n  \"a\": [1,\r\n2]\n}\n") == R"({   "a": [1,  2] })");
}

TEST_CASE("Payloads: what isn't one object is no record") {
  for (const char* payload :
       {"", " ", "1", "[]", "\"{}\"", "{", "{}{}", "{} x", "{\"a\":tru}", "{\"a\":1,}",
        "{\"a\":\"\xFF\"}", "{\"a\":\"\n\"}", "{\"a\":\"\\x\"}", "{\"a\" 1}"}) {
    CAPTURE(payload);
    CHECK(record(payload) == "-");
  }
  CHECK(record(std::string_view("{\"a\":1}\0", 8)) == "-");
}

TEST_CASE("Payloads: a control line never leaves as one") {
  CHECK(record(R"({"#weir":{"barrier":1}})") == "-");
  CHECK(record("\n{\n\"#weir\" : 1}") == "-");
  CHECK(member(R"({"#weir":1})") == R"("payload":{"#weir":1})");
}

TEST_CASE("Payloads: a member holds the JSON that the bytes are") {
  CHECK(member("21.5") == R"("payload":21.5)");
  CHECK(member(" true\n") == R"("payload":true)");
  CHECK(member("null") == R"("payload":null)");
  CHECK(member("[1,\n2]") == R"("payload":[1, 2])");
  CHECK(member(R"("text")") == R"("payload":"text")");
}

TEST_CASE("Payloads: else a string of them, else base64") {
  CHECK(member("21.5 C") == R"("payload":"21.5 C")");
  CHECK(member("") == R"("payload":"")");
  CHECK(member("a\n\"b\"") == R"("payload":"a\n\"b\"")");
  CHECK(member(std::string_view("\0", 1)) == R"("payload":"\u0000")");
  CHECK(member("\xFF\xFE") == R"("payload_base64":"//4=")");
}

TEST_CASE("Payloads: text that would make other members stays a string") {
  for (const char* bytes : {R"(1,"a":2)", R"({},"a":{})", R"({}},{"a":{})", "{", "[1",
                            R"("a":1)", R"("a","b")", "}", "1}"}) {
    CAPTURE(bytes);
    const auto told = nlohmann::json::parse("{" + member(bytes) + "}");
    CHECK(told.size() == 1);
    CHECK(told["payload"] == bytes);
  }
}

TEST_CASE("Payloads: an exact member is bare only where its text is all there is") {
  CHECK(exact(R"({"a": 1})") == R"("payload":{"a": 1})");
  CHECK(exact("1.50") == R"("payload":1.50)");
  CHECK(exact("false") == R"("payload":false)");
  CHECK(exact("null") == R"("payload":"null")");
  CHECK(exact(R"("a")") == R"("payload":"\"a\"")");
  CHECK(exact(" 1") == R"("payload":" 1")");
  CHECK(exact("{\n}") == R"("payload":"{\n}")");
  CHECK(exact("[1]\r") == R"("payload":"[1]\r")");
  CHECK(exact("") == R"("payload":"")");
  CHECK(exact("\x80") == R"("payload_base64":"gA==")");
}

TEST_CASE("Payloads: nesting is bounded, and deeper text is text") {
  const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
  CHECK(member(deep) == "\"payload\":\"" + deep + "\"");
  const std::string fits = std::string(500, '[') + "1" + std::string(500, ']');
  CHECK(member(fits) == "\"payload\":" + fits);
}

}  // namespace

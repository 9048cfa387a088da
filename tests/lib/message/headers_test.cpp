#include "message/headers.h"

#include <doctest/doctest.h>

#include <stdexcept>

using weir::MessageHeader;
using weir::read_headers;

namespace {

std::string told(const std::vector<MessageHeader>& headers) {
  std::string out;
  weir::append_headers(out, headers);
  return out;
}

TEST_CASE("headers: pairs in their order, names that repeat and null included") {
  const std::vector<MessageHeader> headers{{"b", "1"}, {"a", std::nullopt}, {"b", ""}};
  CHECK(told(headers) == R"([["b","1"],["a",null],["b",""]])");
  CHECK((read_headers(told(headers)) == headers));
  CHECK(told({}) == "[]");
  CHECK(read_headers("[]").empty());
}

TEST_CASE("headers: bytes that are no text are told in base64") {
  const std::vector<MessageHeader> headers{{"blob", "\xFF\xFE"}, {"\xC0", "text\n\""}};
  CHECK(told(headers) ==
        R"([["blob",{"base64":"//4="}],[{"base64":"wA=="},"text\n\""]])");
  CHECK((read_headers(told(headers)) == headers));
}

TEST_CASE("headers: what isn't an array of pairs is refused") {
  for (const char* json :
       {"", "{}", "null", "1", "[1]", "[[]]", R"([["a"]])", R"([["a","b","c"]])",
        R"([["a",1]])", R"([[null,"b"]])", R"([["a",{"base64":"x"}]])",
        R"([["a",{"base64":1}]])", R"([["a",{}]])", R"([["a",{"base64":"","b":1}]])",
        R"([["a",["b"]]])"}) {
    CAPTURE(json);
    CHECK_THROWS_AS(read_headers(json), std::invalid_argument);
  }
}

}  // namespace

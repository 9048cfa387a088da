#include "kafka/token.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "ndjson/base64.h"

using namespace std::chrono_literals;
using weir::parse_token;
using weir::Time;

namespace {

constexpr Time noon{1'700'000'000s};

// In base64url, without padding.
std::string token_with(std::string_view claims) {
  std::string part;
  weir::append_base64(part, claims);
  part.erase(part.find_last_not_of('=') + 1);
  std::replace(part.begin(), part.end(), '+', '-');
  std::replace(part.begin(), part.end(), '/', '_');
  return "e30." + part + ".x";
}

TEST_CASE("parse_token: says whom it stands for, and until when") {
  const auto token =
      parse_token(token_with(R"({"sub":"weir","exp": 1700000600})"), noon);
  CHECK(token.subject == "weir");
  CHECK(token.expires == noon + 600s);
}

TEST_CASE("parse_token: is base64url, of any length") {
  for (const std::string subject : {"~~~", "~~~~", "~~~~~", "\xC3\xBF?>"}) {
    const std::string claims = R"({"exp":1700000060,"sub":")" + subject + "\"}";
    CHECK(parse_token(token_with(claims), noon).subject == subject);
  }
}

TEST_CASE("parse_token: lasts for an hour where it says nothing") {
  for (const char* text : {"", "opaque", "a.b", "a.!.c", "a..c"}) {
    const auto token = parse_token(text, noon);
    CHECK(token.subject.empty());
    CHECK(token.expires == noon + 1h);
  }
  CHECK(parse_token(token_with(R"({"exp":"soon"})"), noon).expires == noon + 1h);
}

TEST_CASE("parse_token: a time past all times is the last one") {
  CHECK(parse_token(token_with(R"({"exp":9223372036854775807})"), noon).expires ==
        weir::latest_time);
}

}  // namespace

#include "ndjson/base64.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

namespace {

std::string encoded(std::string_view bytes) {
  std::string out;
  const std::size_t whole = weir::append_base64_groups(out, bytes);
  weir::append_base64_rest(out, bytes.substr(whole));
  return out;
}

TEST_CASE("base64: the vectors of RFC 4648") {
  CHECK(encoded("").empty());
  CHECK(encoded("f") == "Zg==");
  CHECK(encoded("fo") == "Zm8=");
  CHECK(encoded("foo") == "Zm9v");
  CHECK(encoded("foob") == "Zm9vYg==");
  CHECK(encoded("fooba") == "Zm9vYmE=");
  CHECK(encoded("foobar") == "Zm9vYmFy");
}

TEST_CASE("base64: bytes above 127") { CHECK(encoded("\xFF\xFE\x80") == "//6A"); }

TEST_CASE("append_base64_bytes: gives back what append_base64 was given") {
  std::mt19937_64 random{20'24};
  for (std::size_t size = 0; size < 200; ++size) {
    std::string bytes(size, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    std::string text, back = "before ";
    weir::append_base64(text, bytes);
    CHECK(text.size() == (size + 2) / 3 * 4);
    REQUIRE(weir::append_base64_bytes(back, text));
    CHECK((back == "before " + bytes));
  }
}

TEST_CASE("append_base64_bytes: what isn't base64 is refused, and leaves nothing") {
  for (const char* text : {"A", "AA", "AAA", "AA=A", "====", "A===", "AA==AAAA", "AA-A",
                           "AA A", "AB==", "AAB=", "AAAA\n"}) {
    CAPTURE(text);
    std::string out = "before";
    CHECK_FALSE(weir::append_base64_bytes(out, text));
    CHECK(out == "before");
  }
}

}  // namespace

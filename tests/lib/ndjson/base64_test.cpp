#include "ndjson/base64.h"

#include <doctest/doctest.h>

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

}  // namespace

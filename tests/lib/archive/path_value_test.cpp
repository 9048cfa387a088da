#include "archive/path_value.h"

#include <doctest/doctest.h>

#include <random>

using namespace weir;

namespace {

std::string escaped(std::string_view value, std::size_t most = 100) {
  std::string out;
  append_path_value(out, value, most);
  return out;
}

TEST_CASE("path value: what is harmless stays") {
  CHECK(escaped("doc-1_a.b") == "doc-1_a.b");
}

TEST_CASE("path value: never a separator, a folder above, or hidden") {
  CHECK(escaped("a/b") == "a%2Fb");
  CHECK(escaped("..") == "%2E.");
  CHECK(escaped(".") == "%2E");
  CHECK(escaped(".ssh") == "%2Essh");
  CHECK(escaped("../../etc/passwd") == "%2E.%2F..%2Fetc%2Fpasswd");
  CHECK(escaped(std::string_view("\0\n~%", 4)) == "%00%0A%7E%25");
  CHECK(escaped("\xC3\xBC") == "%C3%BC");
}

TEST_CASE("path value: nothing is called something") { CHECK(escaped("") == "_"); }

TEST_CASE("path value: what is too long is cut, and still told apart") {
  CHECK(escaped(std::string(30, 'a'), 30) == std::string(30, 'a'));
  const std::string cut = escaped(std::string(31, 'a'), 30);
  CHECK(cut.size() == 30);
  CHECK(cut.starts_with("aaaaaaaaaaaaa~"));
  CHECK(cut != escaped(std::string(32, 'a'), 30));
  CHECK(escaped(std::string(1'000'000, '/'), 30).starts_with("%2F%2F%2F%2F~"));
}

TEST_CASE("path value: is known again, and nothing else is") {
  std::mt19937 random(7);
  for (int i = 0; i < 3000; ++i) {
    std::string value(random() % 60, ' ');
    for (char& c : value) c = static_cast<char>(random() % 4 == 0 ? '.' : random());
    INFO("value " << i);
    const std::string text = escaped(value, 50);
    CHECK(!text.empty());
    CHECK(text.size() <= 50);
    CHECK(text.find('/') == text.npos);
    CHECK(!text.starts_with('.'));
    CHECK(is_path_value(text, 50));
  }
  for (const char* text : {"", ".", "..", ".a", "a/b", "a b", "%2", "%2f", "a~", "a~12",
                           "a~0123456789ABCDEF", "a~0123456789abcdef0", "\xC3\xBC"})
    CHECK(!is_path_value(text, 100));
  CHECK(is_path_value("a~0123456789abcdef", 100));
  CHECK(!is_path_value("abc", 2));
}

}  // namespace

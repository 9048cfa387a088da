#include "condition/like.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

using weir::is_like;

namespace {

TEST_CASE("is_like: without signs, the very same text") {
  CHECK(is_like("doc", "doc"));
  CHECK(!is_like("Doc", "doc"));
  CHECK(!is_like("doc", "do"));
  CHECK(!is_like("do", "doc"));
  CHECK(is_like("", ""));
}

TEST_CASE("is_like: % is any text, and none") {
  CHECK(is_like("dopey", "dop%"));
  CHECK(is_like("dop", "dop%"));
  CHECK(is_like("", "%"));
  CHECK(is_like("a/b/c", "a/%/c"));
  CHECK(is_like("aab", "%ab"));
  CHECK(is_like("abab", "%ab%ab"));
  CHECK(!is_like("ab", "%ab%ab"));
  CHECK(is_like("anything", "%%%"));
}

TEST_CASE("is_like: _ is one character, of however many bytes") {
  CHECK(is_like("doc", "d_c"));
  CHECK(!is_like("dc", "d_c"));
  CHECK(!is_like("", "_"));
  CHECK(is_like("dür", "d_r"));
  CHECK(!is_like("dür", "d__r"));
  CHECK(is_like("xü", "%_"));
}

TEST_CASE("is_like: a backslash takes the meaning away") {
  CHECK(is_like("50%", "50\\%"));
  CHECK(!is_like("500", "50\\%"));
  CHECK(is_like("a_b", "a\\_b"));
  CHECK(!is_like("axb", "a\\_b"));
  CHECK(is_like("a\\b", "a\\\\b"));
  CHECK(is_like("a\\", "a\\"));
}

// The definition, without care for time.
bool is_like_slowly(std::string_view text, std::string_view pattern) {
  if (pattern.empty()) return text.empty();
  if (pattern.front() == '%') {
    for (std::size_t i = 0; i <= text.size(); ++i)
      if (is_like_slowly(text.substr(i), pattern.substr(1))) return true;
    return false;
  }
  if (text.empty()) return false;
  if (pattern.front() != '_' && pattern.front() != text.front()) return false;
  return is_like_slowly(text.substr(1), pattern.substr(1));
}

TEST_CASE("is_like: agrees with its definition on random texts") {
  std::mt19937 random{11};
  const auto some = [&](std::string_view letters, std::size_t longest) {
    std::string text;
    for (std::size_t size = random() % (longest + 1); size > 0; --size)
      text.push_back(letters[random() % letters.size()]);
    return text;
  };
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = some("ab", 8), pattern = some("ab%_", 6);
    INFO("seed 11: '" << text << "' like '" << pattern << "'");
    REQUIRE(is_like(text, pattern) == is_like_slowly(text, pattern));
  }
}

TEST_CASE("is_like: many signs don't make it slow") {
  const std::string text(20'000, 'a');
  CHECK(!is_like(text, "%a%a%a%a%a%a%a%a%a%a%b"));
}

}  // namespace

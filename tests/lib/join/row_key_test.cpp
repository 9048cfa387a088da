#include "join/row_key.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using weir::RowKey;
using weir::Typing;

namespace {

std::string key(Typing typing, const std::vector<std::string>& values) {
  RowKey key{typing, values.size()};
  for (const std::string& value : values) key.add(value);
  return std::string(key.text());
}

TEST_CASE("RowKey: with the types of JSON, 1 and \"1\" are two keys") {
  CHECK(key(Typing::Json, {"1"}) != key(Typing::Json, {"\"1\""}));
  CHECK(key(Typing::Json, {"true"}) != key(Typing::Json, {"\"true\""}));
}

TEST_CASE("RowKey: without types, 1 and \"1\" are one") {
  CHECK(key(Typing::Text, {"1"}) == key(Typing::Text, {"\"1\""}));
  CHECK(key(Typing::Text, {"true"}) == key(Typing::Text, {"\"true\""}));
  CHECK(key(Typing::Text, {"1"}) != key(Typing::Text, {"1.0"}));
}

TEST_CASE("RowKey: a string is what it says, however it is escaped") {
  CHECK(key(Typing::Json, {R"("a\/b\u00e9")"}) == key(Typing::Json, {"\"a/bé\""}));
  CHECK(key(Typing::Text, {R"("a\"b")"}) == key(Typing::Text, {R"("a\u0022b")"}));
  CHECK(key(Typing::Json, {R"("a\\b")"}) != key(Typing::Json, {"\"ab\""}));
}

TEST_CASE("RowKey: where one value ends and the next begins makes a difference") {
  CHECK(key(Typing::Json, {"1", "23"}) != key(Typing::Json, {"12", "3"}));
  CHECK(key(Typing::Text, {R"("a\nb")", "\"c\""}) !=
        key(Typing::Text, {"\"a\"", R"("b\nc")"}));
  CHECK(key(Typing::Json, {"\"\"", "\"a\""}) != key(Typing::Json, {"\"a\"", "\"\""}));
}

TEST_CASE("RowKey: clear begins anew") {
  RowKey key{Typing::Json, 2};
  key.add("1");
  key.add("2");
  const std::string first{key.text()};
  key.clear();
  key.add("1");
  key.add("2");
  CHECK(key.text() == first);
}

}  // namespace

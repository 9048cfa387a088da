#include "condition/tokens.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <vector>

using weir::Token;
using weir::Tokens;
using Kind = weir::Token::Kind;

namespace {

// Every token as it is spelled, with a bar behind each.
std::string spelled(std::string_view text) {
  Tokens tokens{text};
  std::string all;
  for (Token token = tokens.next(); token.kind != Kind::End; token = tokens.next())
    all.append(token.spelled).append("|");
  return all;
}

Token only(std::string_view text) {
  Tokens tokens{text};
  Token token = tokens.next();
  REQUIRE(tokens.next().kind == Kind::End);
  return token;
}

std::string complaint(std::string_view text) {
  try {
    return spelled(text);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
}

TEST_CASE("Tokens: need no space between them") {
  CHECK(spelled("usage>=80 and(a<=b)") == "usage|>=|80|and|(|a|<=|b|)|");
  CHECK(spelled(" a\t+\nb ") == "a|+|b|");
  CHECK(spelled("") == "");
}

TEST_CASE("Tokens: the end comes as often as it is asked for") {
  Tokens tokens{"a"};
  tokens.next();
  CHECK(tokens.next().kind == Kind::End);
  CHECK(tokens.next().kind == Kind::End);
}

TEST_CASE("Tokens: numbers with or without point and exponent") {
  CHECK(only("80").number == 80);
  CHECK(only("1e3").number == 1000);
  CHECK(only("2.5E-1").number == 0.25);
  CHECK(only(".5").number == 0.5);
  CHECK(only("5.").number == 5);
  CHECK(spelled("1-2") == "1|-|2|");
}

TEST_CASE("Tokens: a number is not run together with a name") {
  CHECK(complaint("usage > 80 and 5m > 1") ==
        "column 16: '5m' is no number; a name that begins so is written in backticks");
  CHECK(complaint("0x10") ==
        "column 1: '0x10' is no number; a name that begins so is written in backticks");
  CHECK(complaint("1e400") == "column 1: the number doesn't fit a double");
}

TEST_CASE("Tokens: names have letters of any kind, digits and dots inside") {
  CHECK(only("payload.temp_2").text == "payload.temp_2");
  CHECK(only("list.0.x").text == "list.0.x");
  CHECK(only("größe").text == "größe");
  CHECK(only("@timestamp").kind == Kind::Name);
  CHECK(spelled("a. b") == "a|.|b|");
}

TEST_CASE("Tokens: a name in backticks is of any characters") {
  CHECK(only("`max temp`").text == "max temp");
  CHECK(only("`/a~1b/0`").text == "/a~1b/0");
  CHECK(only("`a``b`").text == "a`b");
  CHECK(only("`and`").kind == Kind::QuotedName);
  CHECK(complaint("``") == "column 1: a name is expected between the backticks");
  CHECK(complaint("a > `b") == "column 5: the name isn't closed");
}

TEST_CASE("Tokens: strings in either quotation mark, doubled inside") {
  CHECK(only("'doc'").text == "doc");
  CHECK(only("\"it's\"").text == "it's");
  CHECK(only("'it''s'").text == "it's");
  CHECK(only("''").text.empty());
  CHECK(only("''").kind == Kind::String);
  CHECK(only("'a\\'").text == "a\\");
  CHECK(complaint("a = 'doc") == "column 5: the string isn't closed");
}

TEST_CASE("Tokens: what other languages write is explained") {
  CHECK(complaint("a && b") == "column 3: '&&' is written 'and'");
  CHECK(complaint("a || b") == "column 3: '||' is written 'or'");
  CHECK(complaint("!a") == "column 1: '!' is written 'not'");
  CHECK(complaint("a => 1") == "column 3: '=>' is written '>='");
  CHECK(complaint("a =< 1") == "column 3: '=<' is written '<='");
  CHECK(complaint("a === 1") == "column 3: '===' is written '='");
  CHECK(complaint("a ; b") == "column 3: ';' has no meaning here");
  CHECK(spelled("a != b <> c == d") == "a|!=|b|<>|c|==|d|");
}

TEST_CASE("Tokens: columns count characters, not bytes") {
  CHECK(complaint("größe = 'ä' ; b") == "column 13: ';' has no meaning here");
}

TEST_CASE("same_word: capitals make no difference") {
  CHECK(weir::same_word("AND", "and"));
  CHECK(weir::same_word("And", "and"));
  CHECK(!weir::same_word("an", "and"));
  CHECK(!weir::same_word("andy", "and"));
}

}  // namespace
